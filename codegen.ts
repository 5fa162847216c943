import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the ready operations, from the committed schema, as a TypeScript client of this API would generate them. */
const config: CodegenConfig = {
  schema: './schema.graphql',
  documents: ['./examples/operations/**/*.graphql'],
  generates: {
    './examples/operations.generated.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        useTypeImports: true,
        enumType: 'string-literal',
        strictScalars: true,
        scalars: {
          ID: 'string',
          UUID: 'string',
          Date: 'string',
          DateTime: 'string',
          Decimal: 'string',
          Month: 'string',
          EmailAddress: 'string',
          PhoneNumber: 'string',
          JSON: 'unknown',
        },
      },
    },
  },
};

export default config;
