/** The most that one read may ask for; each is a setting. */
export interface ReadLimits {
  /** Rows that one operation may touch, as estimated before it runs. */
  readonly cost: number;
  /** Bytes of the data of one answer. */
  readonly answerBytes: number;
  /** Rows of one page, and ids of one `nodes` call. */
  readonly pageSize: number;
  /** Conditions of all the filters of one operation. */
  readonly filterConditions: number;
  /** Entries of one `orderBy`. */
  readonly orderKeys: number;
  /** Entries of the `keys` of one `groupBy`. */
  readonly groupKeys: number;
  /** Groups of one `groupBy`; more are refused, not truncated. */
  readonly groups: number;
}

/** The ready documents order and group by at most 2 keys; 60 months of 50 areas are 3,000 groups. */
export const READ_LIMITS: ReadLimits = {
  cost: 500_000,
  answerBytes: 33_554_432,
  pageSize: 500,
  filterConditions: 200,
  orderKeys: 5,
  groupKeys: 8,
  groups: 5_000,
};

/** Default page size. Not a setting: the same request returns the same page on every server. */
export const DEFAULT_PAGE_SIZE = 25;

/** The constraint name with which a statement refuses to return more groups than `groups`. */
export const GROUP_LIMIT = 'group_limit';
