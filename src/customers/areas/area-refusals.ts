import type { ConstraintRefusals } from '../../access/mutate.ts';

export const AREA_REFUSALS: ConstraintRefusals = {
  areas_name_key: { code: 'NAME_TAKEN', message: 'Another area has this name. Choose another name.', field: ['name'] },
};
