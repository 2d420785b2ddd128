/**
 * Who people are to the company (G-25: one table, the seeds' names are aliases).
 *
 * | role        | in the company's words                 | seeds |
 * |-------------|----------------------------------------|-------|
 * | sales       | менеджер по продажам, коммерческий департамент | S0-05 |
 * | logistician | логист, отдел обслуживания клиентов    | S0-06, S0-07 |
 * | head        | руководитель                           | S0-08 |
 * | accountant  | бухгалтер                              | S0-11 |
 * | director    | финансовый директор                    | S2 |
 * | client      | представитель клиента                  | S0-10 |
 * | carrier     | перевозчик                             | S0-09 |
 * | driver      | водитель                               | S0 |
 * | caravan     | the assistant itself                   | – |
 */
export const STAFF_ROLES = ['sales', 'logistician', 'head', 'accountant', 'director'] as const;
export const PARTNER_ROLES = ['client', 'carrier', 'driver'] as const;
/** Colleagues who are named in one case, whatever else they are: who asks for approval, and who is asked (S2-21). */
export const CASE_ROLES = ['requester', 'approver'] as const;
/** Who answers for the colleagues: takes them in, gives roles and takes them away. */
export const MANAGERS = ['head', 'director'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export type PartnerRole = (typeof PARTNER_ROLES)[number];
export type CaseRole = (typeof CASE_ROLES)[number];
export type Role = StaffRole | PartnerRole | CaseRole | 'caravan';

export function isStaffRole(role: string): role is StaffRole {
  return (STAFF_ROLES as readonly string[]).includes(role);
}

export function isPartnerRole(role: string): role is PartnerRole {
  return (PARTNER_ROLES as readonly string[]).includes(role);
}

export function isCaseRole(role: string): role is CaseRole {
  return (CASE_ROLES as readonly string[]).includes(role);
}
