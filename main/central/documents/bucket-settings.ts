import { ok, type Result, refuse } from '../../../shared/result.ts';

/** A bucket of S3, or of anything that speaks its protocol. */
export interface BucketSettings {
  readonly bucket: string;
  /** Null: Amazon's own for the region. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly keyId: string;
  readonly secretKey: string;
}

const bucketName = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/;

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** @returns null without a bucket: documents go to the data folder; in words for the operator, what is wrong with a setting. */
export function readBucketSettings(variables: NodeJS.ProcessEnv): Result<BucketSettings | null, string> {
  const {
    DOCUMENTS_BUCKET: address,
    DOCUMENTS_ENDPOINT: endpoint,
    DOCUMENTS_REGION: region,
    DOCUMENTS_KEY_ID: keyId,
    DOCUMENTS_SECRET_KEY: secretKey,
  } = variables;
  if (!address) return ok(null);
  const bucket = bucketName.exec(address)?.[1];
  if (bucket === undefined) {
    return refuse(`DOCUMENTS_BUCKET debe tener la forma s3://nombre-del-bucket y es «${address}».`);
  }
  if (endpoint && !isWebAddress(endpoint)) {
    return refuse(`DOCUMENTS_ENDPOINT debe ser una dirección http o https y es «${endpoint}».`);
  }
  if (!keyId || !secretKey) {
    return refuse('Con DOCUMENTS_BUCKET hacen falta DOCUMENTS_KEY_ID y DOCUMENTS_SECRET_KEY.');
  }
  return ok({ bucket, endpoint: endpoint || null, region: region || 'us-east-1', keyId, secretKey });
}
