/** A multipart body that cannot be read; the message says why. */
export class BadForm extends Error {}

export interface UploadedFile {
  field: string;
  filename: string;
  mime: string;
  bytes: Buffer;
}

interface Form {
  values: Record<string, string>;
  /** In the order they came; several may share a field. */
  files: UploadedFile[];
}

/** Reads a multipart/form-data body; parameters of the headers may be quoted or bare, as clients differ. */
export function parseMultipart(body: Buffer, contentType: string): Form {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (!boundary) throw new BadForm('boundary not found');
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  const whole = Buffer.concat([Buffer.from('\r\n'), body]);
  const form: Form = { values: {}, files: [] };
  let at = whole.indexOf(delimiter);
  while (at >= 0) {
    const begin = at + delimiter.length;
    if (whole.subarray(begin, begin + 2).toString() === '--') return form;
    const end = whole.indexOf(delimiter, begin);
    if (end < 0) break;
    addPart(form, whole.subarray(whole.indexOf('\r\n', begin) + 2, end));
    at = end;
  }
  throw new BadForm('unexpected end of request content');
}

function addPart(form: Form, part: Buffer): void {
  const headersEnd = part.indexOf('\r\n\r\n');
  if (headersEnd < 0) throw new BadForm("can't parse form data headers");
  const headers = part.subarray(0, headersEnd).toString();
  const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(headers)?.[1];
  if (disposition === undefined) throw new BadForm('expected form-data content disposition');
  const field = headerParameter(disposition, 'name');
  if (!field) throw new BadForm('field name in multipart/form-data not found');
  const filename = headerParameter(disposition, 'filename');
  const bytes = part.subarray(headersEnd + 4);
  if (filename === undefined) form.values[field] = bytes.toString();
  else {
    const mime = /^content-type:\s*([^\s;]+)/im.exec(headers)?.[1] ?? 'application/octet-stream';
    form.files.push({ field, filename, mime, bytes: Buffer.from(bytes) });
  }
}

function headerParameter(disposition: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;]*))`, 'i').exec(disposition);
  return match?.[1]?.replace(/\\(.)/g, '$1').replace(/%22/g, '"') ?? match?.[2]?.trim();
}
