import type { ReadLimits } from './compiler/limits.ts';
import type { Config } from './config.ts';
import type { DocumentLimits } from './http/graphql/document-limits.ts';

/** The most that one read may ask for, from the settings. */
export const readLimitsOf = (config: Config): ReadLimits => ({
  cost: config.maxCost,
  answerBytes: config.maxAnswerBytes,
  pageSize: config.maxPageSize,
  filterConditions: config.maxFilterConditions,
  orderKeys: config.maxOrderKeys,
  groupKeys: config.maxGroupKeys,
  groups: config.maxGroups,
});

/** How large a document may be, from the settings. */
export const documentLimitsOf = (config: Config): DocumentLimits => ({
  bytes: config.maxDocumentBytes,
  tokens: config.maxTokens,
  depth: config.maxDepth,
  fields: config.maxFields,
  aliases: config.maxAliases,
  rootFields: config.maxRootFields,
});
