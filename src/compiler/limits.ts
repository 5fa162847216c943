/** What one read may ask for at most; each is a setting. */
export interface ReadLimits {
  /** Rows that one operation may touch, as reckoned before it runs. */
  readonly cost: number;
  /** Bytes that the data of one answer may have. */
  readonly answerBytes: number;
  /** Rows of one page, and ids that `nodes` takes. */
  readonly pageSize: number;
  /** Conditions of all the filters of one operation. */
  readonly filterConditions: number;
  /** Entries of one `orderBy`. */
  readonly orderKeys: number;
  /** Entries of the `keys` of one `groupBy`. */
  readonly groupKeys: number;
  /** Groups of one `groupBy`; a longer list is refused rather than cut. */
  readonly groups: number;
}

/** The widest ordering and grouping of the ready documents has 2 keys, and 60 months of 50 areas are 3,000 groups. */
export const READ_LIMITS: ReadLimits = {
  cost: 500_000,
  answerBytes: 33_554_432,
  pageSize: 500,
  filterConditions: 200,
  orderKeys: 5,
  groupKeys: 8,
  groups: 5_000,
};

/** Rows of a page of which nobody says how many. No setting: the same request gets the same page from every server. */
export const DEFAULT_PAGE_SIZE = 25;

/** The constraint name by which a statement refuses to give more groups than `groups`. */
export const GROUP_LIMIT = 'group_limit';
