import { GraphQLEnumType } from 'graphql';

export const LANGUAGES = ['ENGLISH', 'TELUGU'] as const;
export type LanguageName = (typeof LANGUAGES)[number];

export const Language = new GraphQLEnumType({
  name: 'Language',
  description: 'In which language customers are written to.',
  values: {
    ENGLISH: { description: 'English.' },
    TELUGU: { description: 'Telugu.' },
  },
});
