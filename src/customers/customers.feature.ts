import type { Feature } from '../compiler/feature.ts';
import { AddAddressMutation } from './addresses/add-address.mutation.ts';
import { AddressEdges } from './addresses/address.edges.ts';
import { AddressRoot } from './addresses/address.root.ts';
import { addressScope } from './addresses/address.scope.ts';
import { ArchiveAddressMutation } from './addresses/archive-address.mutation.ts';
import { UpdateAddressMutation } from './addresses/update-address.mutation.ts';
import { AnonymizeCustomerMutation } from './anonymize-customer.mutation.ts';
import { AreaEdges } from './areas/area.edges.ts';
import { AreaRoot } from './areas/area.root.ts';
import { areaScope } from './areas/area.scope.ts';
import { CreateAreaMutation } from './areas/create-area.mutation.ts';
import { UpdateAreaMutation } from './areas/update-area.mutation.ts';
import { CreateCustomerMutation } from './create-customer.mutation.ts';
import { CustomerEdges } from './customer.edges.ts';
import { CustomerRoot } from './customer.root.ts';
import { customerScope } from './customer.scope.ts';
import { forgetCustomers } from './customers.forget.ts';
import { LinkUserToCustomerMutation } from './link-user-to-customer.mutation.ts';
import { UserLoginEdges, ViewerLoginEdges } from './login.edges.ts';
import { CustomerPriceEdges } from './prices/customer-price.edges.ts';
import { customerPriceScope } from './prices/customer-price.scope.ts';
import { SetCustomerPriceMutation } from './prices/set-customer-price.mutation.ts';
import { AssignAgentMutation } from './rounds/assign-agent.mutation.ts';
import { SetRouteOrderMutation } from './rounds/set-route-order.mutation.ts';
import { SetCustomerStatusMutation } from './set-customer-status.mutation.ts';
import { UpdateCustomerMutation } from './update-customer.mutation.ts';

/** What customers adds to the graph. */
export const customersFeature: Feature = {
  resolvers: [
    AddressEdges,
    AddressRoot,
    AddAddressMutation,
    ArchiveAddressMutation,
    UpdateAddressMutation,
    AnonymizeCustomerMutation,
    AreaEdges,
    AreaRoot,
    CreateAreaMutation,
    UpdateAreaMutation,
    CreateCustomerMutation,
    CustomerEdges,
    CustomerRoot,
    LinkUserToCustomerMutation,
    UserLoginEdges,
    ViewerLoginEdges,
    CustomerPriceEdges,
    SetCustomerPriceMutation,
    AssignAgentMutation,
    SetRouteOrderMutation,
    SetCustomerStatusMutation,
    UpdateCustomerMutation,
  ],
  scopes: [addressScope, areaScope, customerScope, customerPriceScope],
  forget: forgetCustomers,
};
