import { Resolver } from 'type-graphql';
import { RootOne } from '../compiler/annotation.ts';
import { BusinessSettings } from './business-settings.type.ts';

@Resolver()
export class ReadBusinessSettingsRoot {
  @RootOne(() => BusinessSettings, {
    by: [],
    description: 'The business details printed on bills; null until they are set.',
  })
  businessSettings: BusinessSettings | null;
}
