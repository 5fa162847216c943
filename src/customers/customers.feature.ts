import { ReadBusinessSettingsResolver } from '../business/business-settings.root.ts';
import { businessSettingsScope } from '../business/business-settings.scope.ts';
import { BusinessSettingsResolver } from '../business/update-business-settings.resolver.ts';
import type { Feature } from '../compiler/feature.ts';
import { AddressCustomerResolver } from './address-customer.resolver.ts';
import { addressScope } from './addresses/address.scope.ts';
import { ChangeAddressResolver } from './addresses/change-address.resolver.ts';
import { AnonymizeCustomerResolver } from './anonymize-customer.resolver.ts';
import { AreaCustomersResolver } from './area-customers.resolver.ts';
import { AreaResolver } from './areas/area.root.ts';
import { areaScope } from './areas/area.scope.ts';
import { ChangeAreaResolver } from './areas/change-area.resolver.ts';
import { CreateCustomerResolver } from './create-customer.resolver.ts';
import { CustomerResolver } from './customer.root.ts';
import { customerScope } from './customer.scope.ts';
import { CustomerAddressesResolver } from './customer-addresses.resolver.ts';
import { CustomerAgentResolver } from './customer-agent.resolver.ts';
import { CustomerAreaResolver } from './customer-area.resolver.ts';
import { CustomerPriceProductResolver } from './customer-price-product.resolver.ts';
import { CustomerPricesResolver } from './customer-prices.resolver.ts';
import { CustomerUserResolver } from './customer-user.resolver.ts';
import { LinkUserResolver } from './link-user.resolver.ts';
import { CustomerPriceResolver } from './prices/customer-price.resolver.ts';
import { customerPriceScope } from './prices/customer-price.scope.ts';
import { AssignAgentResolver } from './rounds/assign-agent.resolver.ts';
import { SetRouteOrderResolver } from './rounds/set-route-order.resolver.ts';
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
