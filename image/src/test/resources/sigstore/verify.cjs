// Verifies a bundle under a public key, without a transparency log, and prints what it signs: BUNDLE KEY.pem
const { createHash, createPublicKey } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { assertBundleLatest, bundleFromJSON } = require('@sigstore/bundle');
const { Verifier, toSignedEntity, toTrustMaterial } = require('@sigstore/verify');

const [bundleFile, keyFile] = process.argv.slice(2);
const rawBytes = createPublicKey(readFileSync(keyFile)).export({ type: 'spki', format: 'der' });
const hint = createHash('sha256').update(rawBytes).digest('base64');
const nobody = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] };

try {
  const bundle = bundleFromJSON(JSON.parse(readFileSync(bundleFile)));
  assertBundleLatest(bundle);
  new Verifier(toTrustMaterial(nobody, { [hint]: { rawBytes } }), { tlogThreshold: 0 }).verify(
    toSignedEntity(bundle),
  );
  process.stdout.write(bundle.content.dsseEnvelope.payload);
} catch (refused) {
  console.log(`${refused.code ?? refused.name}: ${refused.message}`);
  process.exitCode = 1;
}
