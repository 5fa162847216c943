import type { Feature } from '../compiler/feature.ts';
import { AddressEdges } from './addresses/address.edges.ts';
import { addressScope } from './addresses/address.scope.ts';
import { ChangeAddressResolver } from './addresses/change-address.resolver.ts';
import { AnonymizeCustomerResolver } from './anonymize-customer.resolver.ts';
import { AreaEdges } from './areas/area.edges.ts';
import { AreaRoot } from './areas/area.root.ts';
import { areaScope } from './areas/area.scope.ts';
import { ChangeAreaResolver } from './areas/change-area.resolver.ts';
import { CreateCustomerResolver } from './create-customer.resolver.ts';
import { CustomerEdges } from './customer.edges.ts';
import { CustomerRoot } from './customer.root.ts';
import { customerScope } from './customer.scope.ts';
import { forgetCustomers } from './customers.forget.ts';
import { LinkUserResolver } from './link-user.resolver.ts';
import { UserLoginEdges, ViewerLoginEdges } from './login.edges.ts';
import { CustomerPriceEdges } from './prices/customer-price.edges.ts';
import { CustomerPriceResolver } from './prices/customer-price.resolver.ts';
import { customerPriceScope } from './prices/customer-price.scope.ts';
import { AssignAgentResolver } from './rounds/assign-agent.resolver.ts';
import { SetRouteOrderResolver } from './rounds/set-route-order.resolver.ts';
import { UpdateCustomerResolver } from './update-customer.resolver.ts';

/** What customers adds to the graph. */
export const customersFeature: Feature = {
  resolvers: [
    AddressEdges,
    ChangeAddressResolver,
    AnonymizeCustomerResolver,
    AreaEdges,
    AreaRoot,
    ChangeAreaResolver,
    CreateCustomerResolver,
    CustomerEdges,
    CustomerRoot,
    LinkUserResolver,
    UserLoginEdges,
    ViewerLoginEdges,
    CustomerPriceEdges,
    CustomerPriceResolver,
    AssignAgentResolver,
    SetRouteOrderResolver,
    UpdateCustomerResolver,
  ],
  scopes: [addressScope, areaScope, customerScope, customerPriceScope],
  forget: forgetCustomers,
};
