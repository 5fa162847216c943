// A Prisma generator: writes the part of the datamodel that the read compiler needs (tables, columns, keys, relations with their
// foreign-key columns) as JSON. Prisma runs it with every `prisma generate`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import generatorHelper from '@prisma/generator-helper';

function describeField(field) {
  const common = {
    name: field.name,
    kind: field.kind,
    type: field.type,
    list: field.isList,
    required: field.isRequired,
  };
  if (field.kind !== 'object')
    return { ...common, column: field.dbName ?? field.name, nativeType: field.nativeType?.[0] ?? null };
  return {
    ...common,
    relationName: field.relationName,
    from: [...field.relationFromFields],
    to: [...field.relationToFields],
  };
}

function describeModel(model) {
  const idField = model.fields.find((field) => field.isId);
  return {
    name: model.name,
    table: model.dbName ?? model.name,
    primaryKey: idField ? [idField.name] : [...model.primaryKey.fields],
    uniqueFields: model.fields.filter((field) => field.isUnique || field.isId).map((field) => field.name),
    fields: model.fields.map(describeField),
  };
}

generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: 'Datamodel of the read compiler', defaultOutput: '../../src/generated' }),
  async onGenerate({ dmmf, generator }) {
    const enums = dmmf.datamodel.enums.map((type) => ({
      name: type.name,
      sqlType: type.dbName ?? type.name,
      values: type.values.map((value) => value.name),
    }));
    const folder = generator.output.value;
    mkdirSync(folder, { recursive: true });
    const datamodel = { models: dmmf.datamodel.models.map(describeModel), enums };
    writeFileSync(join(folder, 'datamodel.json'), `${JSON.stringify(datamodel, null, 2)}\n`);
  },
});
