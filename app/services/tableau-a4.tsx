import { StyleSheet, Text, View } from '@react-pdf/renderer';

/** A ruled table to read or to fill by hand: its first column takes what the others leave. */
export interface TableauDePapier {
  colonnes: readonly { titre: string /** In points. */; largeur?: number; nombre?: boolean }[];
  /** An empty cell is left free for a hand. */
  lignes: readonly (readonly string[])[];
  /** Least height of a row, in points: a hand needs room to sign. */
  hauteur?: number | undefined;
}

const FILET = '#8a8577';
const DOUCE = '#4b5365';

const styles = StyleSheet.create({
  tableau: { marginTop: 2, borderTop: `0.8pt solid ${FILET}`, borderLeft: `0.8pt solid ${FILET}` },
  rangee: { flexDirection: 'row', borderBottom: `0.8pt solid ${FILET}` },
  cellule: { paddingVertical: 4.5, paddingHorizontal: 6, borderRight: `0.8pt solid ${FILET}` },
  tete: { fontSize: 9, lineHeight: 1.35, color: DOUCE },
  texte: { fontSize: 10, lineHeight: 1.35 },
});

/** The head comes back on each sheet, and no row is cut. */
export function TableauA4({ tableau: { colonnes, lignes, hauteur } }: { tableau: TableauDePapier }) {
  const place = (rang: number) => {
    const { largeur } = colonnes[rang] ?? {};
    return largeur === undefined ? { flexGrow: 1, flexBasis: 0 } : { width: largeur };
  };
  const aligne = (rang: number) => ({ textAlign: colonnes[rang]?.nombre ? ('center' as const) : ('left' as const) });
  return (
    <View style={styles.tableau}>
      <View style={styles.rangee} fixed>
        {colonnes.map(({ titre }, rang) => (
          <View key={titre} style={[styles.cellule, place(rang)]}>
            <Text style={[styles.tete, aligne(rang)]}>{titre}</Text>
          </View>
        ))}
      </View>
      {lignes.map((cellules, ligne) => (
        <View
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may bear one name, and a paper is drawn once.
          key={ligne}
          style={hauteur === undefined ? styles.rangee : [styles.rangee, { minHeight: hauteur }]}
          wrap={false}
        >
          {colonnes.map(({ titre }, rang) => (
            <View key={titre} style={[styles.cellule, place(rang)]}>
              <Text style={[styles.texte, aligne(rang)]}>{cellules[rang] || ' '}</Text>
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}
