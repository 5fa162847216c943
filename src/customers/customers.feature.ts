import type { Feature } from '../compiler/feature.ts';
import { addressScope } from './address.scope.ts';
import { AddressCustomerResolver } from './address-customer.resolver.ts';
import { AnonymizeCustomerResolver } from './anonymize-customer.resolver.ts';
import { AreaResolver } from './area.resolver.ts';
import { areaScope } from './area.scope.ts';
import { AreaCustomersResolver } from './area-customers.resolver.ts';
import { AssignAgentResolver } from './assign-agent.resolver.ts';
import { BusinessSettingsResolver } from './business-settings.resolver.ts';
import { businessSettingsScope } from './business-settings.scope.ts';
import { ChangeAddressResolver } from './change-address.resolver.ts';
import { ChangeAreaResolver } from './change-area.resolver.ts';
import { CreateCustomerResolver } from './create-customer.resolver.ts';
import { CustomerResolver } from './customer.resolver.ts';
import { customerScope } from './customer.scope.ts';
import { CustomerAddressesResolver } from './customer-addresses.resolver.ts';
import { CustomerAgentResolver } from './customer-agent.resolver.ts';
import { CustomerAreaResolver } from './customer-area.resolver.ts';
import { CustomerPriceResolver } from './customer-price.resolver.ts';
import { customerPriceScope } from './customer-price.scope.ts';
import { CustomerPriceProductResolver } from './customer-price-product.resolver.ts';
import { CustomerPricesResolver } from './customer-prices.resolver.ts';
import { CustomerUserResolver } from './customer-user.resolver.ts';
import { LinkUserResolver } from './link-user.resolver.ts';
import { ReadBusinessSettingsResolver } from './read-business-settings.resolver.ts';
import { SetRouteOrderResolver } from './set-route-order.resolver.ts';
import { UpdateCustomerResolver } from './update-customer.resolver.ts';
import { UserCustomerResolver } from './user-customer.resolver.ts';
import { ViewerCustomerResolver } from './viewer-customer.resolver.ts';

/** What customers adds to the graph. */
export const customersFeature: Feature = {
  resolvers: [
    AddressCustomerResolver,
    AreaCustomersResolver,
    AreaResolver,
    ChangeAddressResolver,
    CreateCustomerResolver,
    CustomerAddressesResolver,
    CustomerAgentResolver,
    CustomerAreaResolver,
    CustomerUserResolver,
    CustomerResolver,
    UpdateCustomerResolver,
    UserCustomerResolver,
    AnonymizeCustomerResolver,
    AssignAgentResolver,
    LinkUserResolver,
    SetRouteOrderResolver,
    BusinessSettingsResolver,
    ChangeAreaResolver,
    CustomerPriceResolver,
    CustomerPriceProductResolver,
    CustomerPricesResolver,
    ReadBusinessSettingsResolver,
    ViewerCustomerResolver,
  ],
  scopes: [addressScope, areaScope, businessSettingsScope, customerPriceScope, customerScope],
};
