const lastPlainId = 1000

/**
 * Logins that cannot be equal, for people who come in the order of their ids. Names hold no digit. The
 * first thousand people have their plain name if nobody before them took it, and only those names are
 * remembered; everybody else has their id behind the name. So a login without digits is given once, and the
 * digits of any other are its owner's id.
 */
export const createLogins = () => {
  const taken = new Set<string>()
  return (id: number, name: string) => {
    if (id > lastPlainId || taken.has(name)) return `${name}${id}`
    taken.add(name)
    return name
  }
}
