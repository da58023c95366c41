import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer';
import { ArticlesA4, LignesA4, PartiesA4, SignaturesA4 } from './corps-a4.tsx';
import { enteteDuPapier, type Papier } from './papier.ts';
import { FAMILLES } from './polices.server.ts';
import { TableauA4, type TableauDePapier } from './tableau-a4.tsx';

const ENCRE = '#1b2233';
const DOUCE = '#4b5365';
const FILET = '#ddd4c3';
const PETIT = 9;

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
  // Clauses are a long read: they hold on two sheets.
  corpsSerre: { fontSize: 9.8, lineHeight: 1.4 },
  tete: { flexDirection: 'row', justifyContent: 'space-between', paddingBottom: 10, borderBottom: `0.8pt solid ${ENCRE}` },
  emetteur: { flexShrink: 1, maxWidth: 320 },
  reference: { color: DOUCE, fontSize: PETIT, lineHeight: 1.6 },
  coteReference: { maxWidth: 170, flexShrink: 0, alignItems: 'flex-end' },
  gras: { fontWeight: 700 },
  titre: { fontSize: 20, fontWeight: 700, lineHeight: 1.2, marginTop: 13, marginBottom: 8 },
  accroche: { fontSize: 11.5, lineHeight: 1.48, marginBottom: 20 },
  accrocheSerree: { fontSize: 10.5, lineHeight: 1.42, marginBottom: 8 },
  mentions: { marginTop: 14, paddingTop: 9, borderTop: `0.8pt solid ${FILET}`, color: DOUCE },
  mention: { fontSize: PETIT, lineHeight: 1.45 },
  mentionSerree: { fontSize: 8.2, lineHeight: 1.4 },
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

function Tete({ papier }: { papier: Papier }) {
  const [nom, ...coordonnees] = papier.emetteur;
  return (
    <View style={styles.tete}>
      <View style={styles.emetteur}>
        <Text style={styles.gras}>{nom}</Text>
        {coordonnees.map((ligne) => (
          <Text key={ligne}>{ligne}</Text>
        ))}
      </View>
      <View style={styles.coteReference}>
        {enteteDuPapier(papier).map((ligne) => (
          <Text key={ligne} style={styles.reference}>
            {ligne}
          </Text>
        ))}
      </View>
    </View>
  );
}

interface PapierADessiner {
  papier: Papier;
  /** Small print that comes of the drawing, after the paper's own. */
  pieces?: readonly string[];
  /** Stands before the signatures. */
  tableau?: TableauDePapier | undefined;
  /** Told each time one of its sheets is laid out. */
  surFeuille?: (() => void) | undefined;
}

/** The sheets of one paper; pages are counted for it alone. */
function FeuillesA4({ papier, pieces = [], tableau, surFeuille }: PapierADessiner) {
  const serre = Boolean(papier.articles?.length);
  const mentions = [...papier.mentions, ...pieces];
  return (
    <Page size="A4" style={styles.page}>
      <View style={serre ? styles.corpsSerre : styles.corps}>
        <Tete papier={papier} />
        <Text style={styles.titre}>{papier.titre}</Text>
        <PartiesA4 parties={papier.parties ?? []} />
        <Text style={serre ? styles.accrocheSerree : styles.accroche}>{papier.accroche}</Text>
        <LignesA4 lignes={papier.lignes} />
        <ArticlesA4 articles={papier.articles ?? []} />
        {tableau && <TableauA4 tableau={tableau} />}
        <View wrap={false}>
          <SignaturesA4 signatures={papier.signatures} />
          {mentions.length > 0 && (
            <View style={styles.mentions}>
              {mentions.map((mention) => (
                <Text key={mention} style={serre ? styles.mentionSerree : styles.mention}>
                  {mention}
                </Text>
              ))}
            </View>
          )}
        </View>
      </View>
      <View style={styles.pied} fixed>
        <Text>{papier.pied}</Text>
        <Text
          render={({ subPageNumber, subPageTotalPages }) => {
            surFeuille?.();
            return `Page ${subPageNumber} sur ${subPageTotalPages}`;
          }}
        />
      </View>
    </Page>
  );
}

/** A paper drawn on A4. */
export function PapierA4(une: PapierADessiner) {
  const { papier } = une;
  return (
    <Document
      title={`${papier.titre} ${papier.reference}`}
      author={papier.emetteur[0] ?? papier.pied}
      language="fr"
      creator={papier.pied}
    >
      <FeuillesA4 {...une} />
    </Document>
  );
}

/** Several papers in one file, each on sheets of its own. */
export function LiasseA4({ titre, papiers }: { titre: string; papiers: readonly PapierADessiner[] }) {
  const [premier] = papiers;
  return (
    <Document title={titre} author={premier?.papier.emetteur[0] ?? titre} language="fr" creator={premier?.papier.pied ?? titre}>
      {papiers.map((une) => (
        <FeuillesA4 key={une.papier.reference} {...une} />
      ))}
    </Document>
  );
}
