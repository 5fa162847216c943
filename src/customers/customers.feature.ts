import type { Feature } from '../compiler/feature.ts';
import { ChangeAddressResolver } from './addresses/add-address.mutation.ts';
import { AddressEdges } from './addresses/address.edges.ts';
import { addressScope } from './addresses/address.scope.ts';
import { AnonymizeCustomerResolver } from './anonymize-customer.mutation.ts';
import { AreaEdges } from './areas/area.edges.ts';
import { AreaRoot } from './areas/area.root.ts';
import { areaScope } from './areas/area.scope.ts';
import { ChangeAreaResolver } from './areas/create-area.mutation.ts';
import { CreateCustomerResolver } from './create-customer.mutation.ts';
import { CustomerEdges } from './customer.edges.ts';
import { CustomerRoot } from './customer.root.ts';
import { customerScope } from './customer.scope.ts';
import { forgetCustomers } from './customers.forget.ts';
import { LinkUserResolver } from './link-user-to-customer.mutation.ts';
import { UserLoginEdges, ViewerLoginEdges } from './login.edges.ts';
import { CustomerPriceEdges } from './prices/customer-price.edges.ts';
import { customerPriceScope } from './prices/customer-price.scope.ts';
import { CustomerPriceResolver } from './prices/set-customer-price.mutation.ts';
import { AssignAgentResolver } from './rounds/assign-agent.mutation.ts';
import { SetRouteOrderResolver } from './rounds/set-route-order.mutation.ts';
import { UpdateCustomerResolver } from './update-customer.mutation.ts';

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
