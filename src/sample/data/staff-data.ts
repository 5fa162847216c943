import type { Role } from '../../generated/prisma/enums.ts';

export interface StaffDatum {
  email: string;
  name: string;
  role: Role;
}

/** The first admin, analyst and support user also sign what their role does in the sample. */
export const OFFICE: readonly StaffDatum[] = [
  { email: 'admin@earlybird.example', name: 'Ramakrishna Gadde', role: 'ADMIN' },
  { email: 'analyst@earlybird.example', name: 'Padmaja Iyer', role: 'BILLING_ANALYST' },
  { email: 'support@earlybird.example', name: 'Nazia Hussain', role: 'SUPPORT' },
  { email: 'marketing@earlybird.example', name: 'Rohan Deshpande', role: 'MARKETING' },
];

/** The names of the first agents; more get names from the pools. */
export const FIRST_AGENTS: readonly string[] = ['Yadagiri Goud', 'Khaja Pasha'];
