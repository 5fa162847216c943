import type { Feature } from '../compiler/feature.ts';
import { ReadBusinessSettingsRoot } from './business-settings.root.ts';
import { businessSettingsScope } from './business-settings.scope.ts';
import { UpdateBusinessSettingsMutation } from './update-business-settings.mutation.ts';

/** What business adds to the graph. */
export const businessFeature: Feature = {
  resolvers: [ReadBusinessSettingsRoot, UpdateBusinessSettingsMutation],
  scopes: [businessSettingsScope],
};
