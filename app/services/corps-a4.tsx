import { StyleSheet, Text, View } from '@react-pdf/renderer';
import { lignesDeSignature, type Papier, titreDArticle } from './papier.ts';

const DOUCE = '#4b5365';
const FILET = '#ddd4c3';
/** A row stays on one page unless it is about half a page long. */
const LONGUE = 2_000;

const styles = StyleSheet.create({
  gras: { fontWeight: 700 },
  parties: { flexDirection: 'row', gap: 24, marginTop: 4, marginBottom: 12 },
  partie: { flex: 1 },
  partieTitre: { color: DOUCE },
  ligne: { flexDirection: 'row', paddingTop: 8, paddingBottom: 8, borderBottom: `0.7pt solid ${FILET}` },
  ligneTitre: { width: 114, paddingRight: 10, color: DOUCE },
  ligneTextes: { flex: 1 },
  article: { marginTop: 7 },
  articleTitre: { fontSize: 11, fontWeight: 700, lineHeight: 1.35, marginBottom: 1 },
  articleTexte: { marginTop: 1.5 },
  signatures: { flexDirection: 'row', flexWrap: 'wrap', gap: 15, marginTop: 24 },
  signature: { flexGrow: 1, flexBasis: 220, minHeight: 126, padding: 13, border: `0.8pt solid ${FILET}`, borderRadius: 10 },
  signatureFaite: { minHeight: 90 },
  aerer: { marginTop: 6 },
  blanc: { flexGrow: 1, minHeight: 40 },
  signatureLignes: { fontSize: 10, lineHeight: 1.42 },
});

/** Who commits to it, in two columns. */
export function PartiesA4({ parties }: { parties: NonNullable<Papier['parties']> }) {
  if (parties.length === 0) return null;
  return (
    <View style={styles.parties} wrap={false}>
      {parties.map(({ titre, lignes: [nom, ...suite] }) => (
        <View key={titre} style={styles.partie}>
          <Text style={styles.partieTitre}>{titre}</Text>
          <Text style={styles.gras}>{nom}</Text>
          {suite.map((ligne) => (
            <Text key={ligne}>{ligne}</Text>
          ))}
        </View>
      ))}
    </View>
  );
}

export function LignesA4({ lignes }: { lignes: Papier['lignes'] }) {
  return lignes.map((ligne) => (
    <View key={ligne.titre} style={styles.ligne} wrap={ligne.textes.join('').length > LONGUE}>
      <Text style={styles.ligneTitre}>{ligne.titre}</Text>
      <View style={styles.ligneTextes}>
        {ligne.textes.map((texte) => (
          <Text key={texte}>{texte}</Text>
        ))}
      </View>
    </View>
  ));
}

/** Numbered clauses: a heading stays with its first paragraph, and no paragraph is cut unless it is very long. */
export function ArticlesA4({ articles }: { articles: NonNullable<Papier['articles']> }) {
  return articles.map(({ titre, textes }, rang) => (
    <View key={titre} style={styles.article}>
      <View wrap={(textes[0] ?? '').length > LONGUE}>
        <Text style={styles.articleTitre}>{titreDArticle(titre, rang)}</Text>
        {textes.slice(0, 1).map((texte) => (
          <Text key={texte}>{texte}</Text>
        ))}
      </View>
      {textes.slice(1).map((texte) => (
        <Text key={texte} style={styles.articleTexte} wrap={texte.length > LONGUE}>
          {texte}
        </Text>
      ))}
    </View>
  ));
}

/** A box a signature: free for a hand, or filled by who signed. */
export function SignaturesA4({ signatures }: { signatures: Papier['signatures'] }) {
  if (signatures.length === 0) return null;
  return (
    <View style={styles.signatures}>
      {signatures.map((signature) => (
        <View key={signature.titre} style={[styles.signature, signature.signee ? styles.signatureFaite : {}]}>
          <Text style={styles.gras}>{signature.titre}</Text>
          <View style={signature.signee ? styles.aerer : styles.blanc} />
          {lignesDeSignature(signature).map((ligne) => (
            <Text key={ligne} style={styles.signatureLignes}>
              {ligne}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}
