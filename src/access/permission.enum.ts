import { registerEnumType } from 'type-graphql';
import { type Action, ALL_ACTIONS } from './permission.ts';

/** Every action has a name of its own. */
export const Permission = Object.fromEntries(ALL_ACTIONS.map((action) => [action, action])) as {
  readonly [action in Action]: action;
};
export type Permission = Action;

registerEnumType(Permission, {
  name: 'Permission',
  description: 'What a viewer may use: each value is the name of a root field. New values may be added.',
  valuesConfig: Object.fromEntries(
    ALL_ACTIONS.map((action) => [action, { description: `The viewer may use \`${action}\`.` }]),
  ),
});
