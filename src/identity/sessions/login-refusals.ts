import type { ConstraintRefusals } from '../../access/mutate.ts';

/** Refusals of the constraints and triggers of users, for verbs whose input has an `email`. */
export const LOGIN_REFUSALS: ConstraintRefusals = {
  users_email_key: {
    code: 'EMAIL_TAKEN',
    message: 'Another user has this email. Use another one.',
    field: ['email'],
  },
  users_agent_with_customers: {
    code: 'AGENT_HAS_CUSTOMERS',
    message: 'The agent still has customers on the round. Assign them to another agent first.',
  },
  users_last_admin: {
    code: 'LAST_ADMIN',
    message: 'This is the last active administrator. Create another one first.',
  },
};
