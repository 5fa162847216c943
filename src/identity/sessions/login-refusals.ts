import type { ConstraintRefusals } from '../../access/mutate.ts';

/** What the keys and triggers of users refuse, in the words of verbs whose input has an `email`. */
export const LOGIN_REFUSALS: ConstraintRefusals = {
  users_email_key: {
    code: 'EMAIL_TAKEN',
    message: 'Another user logs in with this email: give another one.',
    field: ['email'],
  },
  users_agent_with_customers: {
    code: 'AGENT_HAS_CUSTOMERS',
    message: 'The agent is on the round of customers: assign them to another agent first.',
  },
  users_last_admin: {
    code: 'LAST_ADMIN',
    message: 'This is the last active administrator: make another one first.',
  },
};
