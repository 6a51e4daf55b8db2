export const banner = 'Printed from contract/openapi.yaml by `npm run print`. Change it there.'

/** addRolesToUser → AddRolesToUser */
export const pascalCase = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1)

/** addRolesToUser → add-roles-to-user */
export const kebabCase = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** A member's name as TypeScript writes it. */
export const memberName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`)
