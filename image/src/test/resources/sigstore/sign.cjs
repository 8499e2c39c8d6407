// Prints a bundle that signs a statement with a private key: STATEMENT KEY.pem
const { createHash, createPublicKey, sign } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { bundleToJSON, toDSSEBundle } = require('@sigstore/bundle');
const { dsse } = require('@sigstore/core');

const [statementFile, keyFile] = process.argv.slice(2);
const artifact = readFileSync(statementFile);
const artifactType = 'application/vnd.in-toto+json';
const key = readFileSync(keyFile);
const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
const bundle = toDSSEBundle({
  artifact,
  artifactType,
  signature: sign('sha256', dsse.preAuthEncoding(artifactType, artifact), key),
  keyHint: createHash('sha256').update(der).digest('base64'),
  singleCertificate: true,
});
console.log(JSON.stringify(bundleToJSON(bundle)));
