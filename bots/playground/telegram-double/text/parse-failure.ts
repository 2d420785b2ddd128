/** Markup that cannot be parsed; the message is Telegram's, without its "can't parse entities" prefix. */
export class ParseFailure extends Error {}
