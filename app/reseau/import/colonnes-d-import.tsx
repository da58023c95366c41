import type { Formulaire } from '#app/commun/formulaire.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { Section } from '#app/ui/page.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { Tableau } from '#app/ui/tableau.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  id: number;
  /** A list that is written is read as it was. */
  ecrit: boolean;
  ligneTitres: number;
  genre: string;
  genres: { valeur: string; libelle: string }[];
  feuille: string;
  feuilles: string[];
  notes: string[];
  /** Whether a column is guessed, or what is necessary is missing. */
  aVerifier: boolean;
  champs: { valeur: string; libelle: string }[];
  colonnes: { rang: number; nom: string; titre: string; exemple: string; champ: string; sure: boolean }[];
}

/** What each column of the file becomes, guessed, shown, and corrected by hand. */
export function ColonnesDImport(props: Props) {
  const { formulaire, id, ecrit, ligneTitres, genre, genres, feuille, feuilles, notes, champs, colonnes, aVerifier } = props;
  const deLaFeuille = feuille ? `, feuille ${entreGuillemets(feuille)}` : '';
  const libelleDe = (champ: string) => champs.find(({ valeur }) => valeur === champ)?.libelle;
  const ou = (
    <p className="petit doux">
      Titres trouvés à la ligne {ligneTitres}
      {deLaFeuille}
    </p>
  );
  // What was put right in the file is always seen.
  const dit = notes.map((note) => (
    <p key={note} className="petit doux">
      {note}
    </p>
  ));
  const contenu = (
    <>
      {!ecrit && (
        <div className="filtres">
          <Choisir
            formulaire={formulaire}
            nom="genre"
            libelle="De quoi parle cette liste ?"
            options={genres}
            vide={null}
            defaut={genre}
          />
          {feuilles.length > 1 && (
            <Choisir
              formulaire={formulaire}
              nom="feuille"
              libelle="Feuille du classeur"
              options={feuilles.map((nom) => ({ valeur: nom, libelle: nom }))}
              vide={null}
              defaut={feuille}
            />
          )}
        </div>
      )}
      <Tableau
        legende="Correspondance entre les colonnes du fichier et les champs"
        cacheLegende
        reguliere
        colonnes={[{ titre: 'Colonne du fichier' }, { titre: 'Premier exemple' }, { titre: 'Devient' }]}
        lignes={colonnes.map(({ rang, nom, titre, exemple, champ, sure }) => ({
          cle: rang,
          cellules: [
            titre || <span className="doux">Colonne {rang + 1}, sans titre</span>,
            exemple,
            ecrit ? (
              (libelleDe(champ) ?? (
                <span key="devient" className="doux">
                  Laissée de côté
                </span>
              ))
            ) : (
              <div key="devient" className="champ">
                <label className="cache" htmlFor={nom}>
                  Ce que devient la colonne {titre || rang + 1}
                </label>
                <select id={nom} name={nom} defaultValue={formulaire?.valeurs[nom] ?? champ}>
                  <option value="">Laisser de côté</option>
                  {champs.map(({ valeur, libelle }) => (
                    <option key={valeur} value={valeur}>
                      {libelle}
                    </option>
                  ))}
                </select>
                {!sure && (
                  <p>
                    <Puce ton="attention" icone="alerte">
                      Deviné, à vérifier
                    </Puce>
                  </p>
                )}
              </div>
            ),
          ],
        }))}
      />
      {!ecrit && (
        <div className="actions relire">
          <Bouton genre="second" name="relire" value={String(id)}>
            Relire avec ces colonnes
          </Bouton>
          <p className="petit doux">Ce que vous corrigez est retenu pour le prochain fichier.</p>
        </div>
      )}
    </>
  );
  if (aVerifier && !ecrit) {
    return (
      <Section titre="Vos colonnes, nos mots" id="colonnes" actions={ou}>
        {dit}
        {contenu}
      </Section>
    );
  }
  // Nothing to check: the fate of the rows comes first.
  const laissees = colonnes.filter(({ champ }) => champ === '').length;
  const dites = laissees === 0 ? 'toutes reconnues' : laissees === 1 ? 'une laissée de côté' : `${laissees} laissées de côté`;
  return (
    <div id="colonnes">
      {dit}
      <Repli titre={`Vos colonnes, nos mots (${dites})`}>
        {ou}
        {contenu}
      </Repli>
    </div>
  );
}
