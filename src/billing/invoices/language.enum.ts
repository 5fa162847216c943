import { GraphQLEnumType } from 'graphql';

export const LANGUAGES = ['ENGLISH', 'TELUGU'] as const;
export type LanguageName = (typeof LANGUAGES)[number];

export const Language = new GraphQLEnumType({
  name: 'Language',
  description: 'The language used to write to customers.',
  values: {
    ENGLISH: { description: 'English.' },
    TELUGU: { description: 'Telugu.' },
  },
});
