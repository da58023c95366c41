import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer';
import { FAMILLES } from './polices.server.ts';

/** What was written in one place, gathered to be read on paper: paragraphs keep their lines. */
export interface Recueil {
  titre: string;
  /** Under the title, one a line. */
  sousTitre: readonly string[];
  parties: readonly { titre: string; blocs: readonly BlocDeRecueil[] }[];
  /** Left of the foot. */
  pied: string;
}

export interface BlocDeRecueil {
  /** In bold; may be empty. */
  titre: string;
  textes: readonly string[];
  /** Who and when, small; may be empty. */
  signature: string;
}

const ENCRE = '#1b2233';
const DOUCE = '#4b5365';
const FILET = '#ddd4c3';

const styles = StyleSheet.create({
  page: { fontFamily: [...FAMILLES], color: ENCRE, paddingTop: 44, paddingBottom: 58, paddingHorizontal: 52 },
  corps: { fontSize: 10.5, lineHeight: 1.45 },
  titre: { fontSize: 20, fontWeight: 700, lineHeight: 1.2, marginBottom: 8 },
  sousTitre: { fontSize: 10, lineHeight: 1.5, color: DOUCE },
  partie: {
    fontSize: 13,
    fontWeight: 700,
    lineHeight: 1.3,
    marginTop: 20,
    paddingBottom: 4,
    borderBottom: `0.8pt solid ${ENCRE}`,
  },
  bloc: { paddingTop: 8, paddingBottom: 8, borderBottom: `0.7pt solid ${FILET}` },
  gras: { fontWeight: 700 },
  texte: { marginTop: 2 },
  signature: { marginTop: 3, fontSize: 9, lineHeight: 1.4, color: DOUCE },
  pied: {
    position: 'absolute',
    left: 52,
    right: 52,
    bottom: 26,
    flexDirection: 'row',
    justifyContent: 'space-between',
    fontSize: 9,
  },
});

/** A bloc stays on one page unless it is about half a page long. */
const LONG = 2_000;

function Bloc({ bloc }: { bloc: BlocDeRecueil }) {
  return (
    <View style={styles.bloc} wrap={bloc.textes.join('').length > LONG}>
      {bloc.titre !== '' && <Text style={styles.gras}>{bloc.titre}</Text>}
      {bloc.textes.map((texte) => (
        <Text key={texte} style={styles.texte}>
          {texte}
        </Text>
      ))}
      {bloc.signature !== '' && <Text style={styles.signature}>{bloc.signature}</Text>}
    </View>
  );
}

/** Draws it on A4, pages numbered; a heading stays with what follows. */
export function RecueilA4({ recueil: { titre, sousTitre, parties, pied } }: { recueil: Recueil }) {
  return (
    <Document title="Copie" language="fr" creator={pied}>
      <Page size="A4" style={styles.page}>
        <View style={styles.corps}>
          <Text style={styles.titre}>{titre}</Text>
          {sousTitre.map((ligne) => (
            <Text key={ligne} style={styles.sousTitre}>
              {ligne}
            </Text>
          ))}
          {parties.map((partie) => (
            <View key={partie.titre}>
              <Text style={styles.partie} minPresenceAhead={60}>
                {partie.titre}
              </Text>
              {partie.blocs.map((bloc, rang) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two blocs may say the same, and a paper is drawn once.
                <Bloc key={rang} bloc={bloc} />
              ))}
            </View>
          ))}
        </View>
        <View style={styles.pied} fixed>
          <Text>{pied}</Text>
          <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} sur ${totalPages}`} />
        </View>
      </Page>
    </Document>
  );
}
