import { Document, Page, Path, Rect, StyleSheet, Svg, Text, View } from '@react-pdf/renderer';
import { FAMILLES } from './polices.server.ts';

/** A label to stick on something, that a telephone reads. */
export interface Etiquette {
  titre: string;
  /** What one finds there, in one sentence. */
  phrase: string;
  /** Where it lives, who to call. */
  lignes: readonly string[];
  /** The address that the drawing holds, to be typed by whoever cannot read it. */
  adresse: string;
  qr: { cote: number; trace: string };
  reseau: string;
}

const ENCRE = '#1b2233';
const DOUCE = '#4b5365';

// Points: A4 is 595 × 842. Two labels a sheet: one for the lid, one for the side.
const styles = StyleSheet.create({
  page: { fontFamily: [...FAMILLES], color: ENCRE, padding: 36 },
  etiquette: {
    flexDirection: 'row',
    gap: 22,
    height: 340,
    alignItems: 'center',
    padding: 24,
    marginBottom: 26,
    border: `1.2pt solid ${ENCRE}`,
    borderRadius: 12,
  },
  cote: { width: 236 },
  textes: { flex: 1 },
  reseau: { fontSize: 11, lineHeight: 1.4, color: DOUCE },
  titre: { fontSize: 30, lineHeight: 1.15, fontWeight: 700, marginTop: 4, marginBottom: 10 },
  phrase: { fontSize: 13, lineHeight: 1.45, marginBottom: 14 },
  ligne: { fontSize: 12, lineHeight: 1.45 },
  adresse: { fontSize: 9.5, lineHeight: 1.4, color: DOUCE, marginTop: 8, textAlign: 'center' },
});

function UneEtiquette({ etiquette: { titre, phrase, lignes, adresse, qr, reseau } }: { etiquette: Etiquette }) {
  return (
    <View style={styles.etiquette} wrap={false}>
      <View style={styles.cote}>
        <Svg viewBox={`0 0 ${qr.cote} ${qr.cote}`} width={236} height={236}>
          <Rect x={0} y={0} width={qr.cote} height={qr.cote} fill="#ffffff" />
          <Path d={qr.trace} fill="#000000" />
        </Svg>
        <Text style={styles.adresse}>{adresse}</Text>
      </View>
      <View style={styles.textes}>
        <Text style={styles.reseau}>{reseau}</Text>
        <Text style={styles.titre}>{titre}</Text>
        <Text style={styles.phrase}>{phrase}</Text>
        {lignes.map((ligne) => (
          <Text key={ligne} style={styles.ligne}>
            {ligne}
          </Text>
        ))}
      </View>
    </View>
  );
}

export function EtiquetteA4({ etiquette }: { etiquette: Etiquette }) {
  return (
    <Document title={etiquette.titre} author={etiquette.reseau} language="fr" creator={etiquette.reseau}>
      <Page size="A4" style={styles.page}>
        <UneEtiquette etiquette={etiquette} />
        <UneEtiquette etiquette={etiquette} />
      </Page>
    </Document>
  );
}
