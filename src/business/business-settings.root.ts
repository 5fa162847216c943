import { Resolver } from 'type-graphql';
import { RootOne } from '../compiler/annotation.ts';
import { BusinessSettings } from './business-settings.type.ts';

@Resolver()
export class ReadBusinessSettingsRoot {
  @RootOne(() => BusinessSettings, {
    by: [],
    description: 'What stands on bills; null until it has been set.',
  })
  businessSettings: BusinessSettings | null;
}
