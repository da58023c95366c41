import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer';
import type { Papier } from './papier.ts';
import { FAMILLES } from './polices.server.ts';

const ENCRE = '#1b2233';
const DOUCE = '#4b5365';
const FILET = '#ddd4c3';
const PETIT = 9;
/** A row stays on one page unless it is about half a page long. */
const LONGUE = 2_000;

// Points: 72 an inch; A4 is 595 × 842. A line height always stands beside its font size: react-pdf counts it
// from the size of the same style, otherwise from 18.
const styles = StyleSheet.create({
  page: {
    fontFamily: [...FAMILLES],
    color: ENCRE,
    paddingTop: 44,
    paddingBottom: 58,
    paddingHorizontal: 45,
  },
  // Not on the page: react-pdf then loses what is placed from its bottom.
  corps: { fontSize: 10.5, lineHeight: 1.42 },
  tete: { flexDirection: 'row', justifyContent: 'space-between', paddingBottom: 10, borderBottom: `0.8pt solid ${ENCRE}` },
  emetteur: { flexShrink: 1, maxWidth: 320 },
  reference: { color: DOUCE, fontSize: PETIT, lineHeight: 1.6 },
  coteReference: { maxWidth: 170, flexShrink: 0, alignItems: 'flex-end' },
  gras: { fontWeight: 700 },
  titre: { fontSize: 20, fontWeight: 700, lineHeight: 1.2, marginTop: 13, marginBottom: 8 },
  accroche: { fontSize: 11.5, lineHeight: 1.48, marginBottom: 20 },
  ligne: { flexDirection: 'row', paddingTop: 8, paddingBottom: 8, borderBottom: `0.7pt solid ${FILET}` },
  ligneTitre: { width: 114, paddingRight: 10, color: DOUCE },
  ligneTextes: { flex: 1 },
  signatures: { flexDirection: 'row', gap: 15, marginTop: 24 },
  signature: { flex: 1, minHeight: 126, padding: 13, border: `0.8pt solid ${FILET}`, borderRadius: 10 },
  blanc: { flexGrow: 1, minHeight: 40 },
  signatureLignes: { fontSize: 10, lineHeight: 1.42 },
  mentions: { marginTop: 14, paddingTop: 9, borderTop: `0.8pt solid ${FILET}`, color: DOUCE },
  mention: { fontSize: PETIT, lineHeight: 1.45 },
  pied: {
    position: 'absolute',
    left: 45,
    right: 45,
    bottom: 26,
    flexDirection: 'row',
    justifyContent: 'space-between',
    fontSize: PETIT,
  },
});

/** A paper drawn on A4. */
export function PapierA4({ papier }: { papier: Papier }) {
  const [nom, ...coordonnees] = papier.emetteur;
  return (
    <Document title={`${papier.titre} ${papier.reference}`} author={nom ?? papier.pied} language="fr" creator={papier.pied}>
      <Page size="A4" style={styles.page}>
        <View style={styles.corps}>
          <View style={styles.tete}>
            <View style={styles.emetteur}>
              <Text style={styles.gras}>{nom}</Text>
              {coordonnees.map((ligne) => (
                <Text key={ligne}>{ligne}</Text>
              ))}
            </View>
            <View style={styles.coteReference}>
              <Text style={styles.reference}>N° {papier.reference}</Text>
              <Text style={styles.reference}>Établi le {papier.etabliLe}</Text>
            </View>
          </View>
          <Text style={styles.titre}>{papier.titre}</Text>
          <Text style={styles.accroche}>{papier.accroche}</Text>
          {papier.lignes.map((ligne) => (
            <View key={ligne.titre} style={styles.ligne} wrap={ligne.textes.join('').length > LONGUE}>
              <Text style={styles.ligneTitre}>{ligne.titre}</Text>
              <View style={styles.ligneTextes}>
                {ligne.textes.map((texte) => (
                  <Text key={texte}>{texte}</Text>
                ))}
              </View>
            </View>
          ))}
          <View style={styles.signatures} wrap={false}>
            {papier.signatures.map((signature) => (
              <View key={signature.titre} style={styles.signature}>
                <Text style={styles.gras}>{signature.titre}</Text>
                <View style={styles.blanc} />
                {signature.lignes.map((ligne) => (
                  <Text key={ligne} style={styles.signatureLignes}>
                    {ligne}
                  </Text>
                ))}
              </View>
            ))}
          </View>
          {papier.mentions.length > 0 && (
            <View style={styles.mentions} wrap={false}>
              {papier.mentions.map((mention) => (
                <Text key={mention} style={styles.mention}>
                  {mention}
                </Text>
              ))}
            </View>
          )}
        </View>
        <View style={styles.pied} fixed>
          <Text>{papier.pied}</Text>
          <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} sur ${totalPages}`} />
        </View>
      </Page>
    </Document>
  );
}
