/** A filter as the API is asked for it, and as the least statement finds the same users. */
export interface Filter {
  readonly title: string
  readonly query: string
  /** What stands after WHERE; one text for both engines, or one for each. */
  readonly where: string | { readonly sqlite: string; readonly postgres: string }
}

const from = Date.UTC(2025, 11, 26)
const until = Date.UTC(2025, 11, 27)

/** One of each kind. The values are of the sample people, so that there are matches in any number of them. */
export const filters: readonly Filter[] = [
  {
    title: 'email exactly',
    query: 'email=aduke.ogunleye@example.com',
    where: "email_key = 'aduke.ogunleye@example.com'",
  },
  {
    title: 'beginning of a first name',
    query: 'firstname=jo*',
    where: "firstname_key >= 'jo' AND firstname_key < 'jp'",
  },
  {
    title: 'end of an email',
    query: 'email=*@example.net',
    where: "email_reversed >= 'ten.elpmaxe@' AND email_reversed < 'ten.elpmaxeA'",
  },
  {
    title: 'middle of a last name',
    query: 'lastname=*son*',
    where: {
      sqlite: `id IN (SELECT rowid FROM user_text WHERE user_text MATCH 'lastname : "son"')`,
      postgres: "lastname_key LIKE '%son%'",
    },
  },
  {
    title: 'custom attribute',
    query: 'custom_attributes.location=Tokyo',
    where: {
      sqlite: "id IN (SELECT user_id FROM user_attributes WHERE attribute_id = 3 AND key = 'tokyo')",
      postgres: "id IN (SELECT user_id FROM user_attributes WHERE attribute_id = 3 AND beginning = 'tokyo')",
    },
  },
  {
    title: 'role',
    query: 'role_id=209',
    where: 'id IN (SELECT user_id FROM user_roles WHERE role_id = 209)',
  },
  {
    title: 'app',
    query: 'app_id=530',
    where: 'id IN (SELECT user_id FROM role_apps JOIN user_roles USING (role_id) WHERE app_id = 530)',
  },
  {
    title: 'a day of changes',
    query: 'updated_since=2025-12-26T00:00:00Z&updated_until=2025-12-27T00:00:00Z',
    where: `updated_at > ${from} AND updated_at < ${until}`,
  },
  {
    title: 'negated end of an email',
    query: 'email=!*@example.com',
    where: "(email_reversed < 'moc.elpmaxe@' OR email_reversed >= 'moc.elpmaxeA')",
  },
]

/** What is asked for where a page shall have some members only. */
export const fields = ['id', 'email', 'status'] as const
