/** A stored file. The bytes lie in the file store under `id`; the name is only ever shown. */
export interface StoredFile {
  id: string;
  name: string;
  /** Found from the bytes, never from the name. */
  type: string;
  size: number;
  sha256: string;
  kind: 'document' | 'photo' | 'voice' | 'video';
  uploadedBy: string;
  at: string;
}
