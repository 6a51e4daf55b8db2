/**
 * What is random or signed in the answers of one directory goes by a name instead: a token by its turn, a cursor by all
 * of it but its signature. Two directories that behave alike give the same names, and a call that is written with
 * names can be sent to either.
 */
export class Secrets {
  readonly #names = new Map<string, string>()
  readonly #secrets = new Map<string, string>()

  /** The text with names for its tokens: 64 hexadecimal digits, access and refresh tokens alike. */
  hideTokens(text: string): string {
    return text.replaceAll(/\b[0-9a-f]{64}\b/g, (token) => this.#name(token, `token ${this.#names.size}`))
  }

  /** The text with names for its cursors, so that two are compared by what they say. */
  hideCursors(text: string): string {
    return text.replaceAll(/[\w-]{80,}/g, (word) => {
      const [unsigned, signature] = Buffer.from(word, 'base64url').toString().split('&signature=')
      return signature === undefined ? word : this.#name(word, unsigned as string)
    })
  }

  /** The text with the directory's own secrets where names stand. */
  reveal(text: string): string {
    return text.replaceAll(/⟦[^⟧]*⟧/g, (name) => this.#secrets.get(name) ?? name)
  }

  #name(secret: string, words: string): string {
    const known = this.#names.get(secret)
    if (known !== undefined) return known
    const name = `⟦${words}⟧`
    this.#names.set(secret, name)
    this.#secrets.set(name, secret)
    return name
  }
}
