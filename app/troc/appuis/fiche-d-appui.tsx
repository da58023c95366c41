import { enumerer } from '#app/commun/texte.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { AppuiLu } from './lectures.server.ts';

/** What is asked, by whom. */
export function FicheDAppui({ appui }: { appui: AppuiLu }) {
  const { structure, description, mots, souhaiteAvant, aDistance } = appui;
  return (
    <Feuille salle="troc" titre="Ce qui est demandé">
      <div className="pile">
        {/* Whoever is asked has read it just above, before her answer. */}
        {description && !appui.mienne?.ouverte && <p className="mesure texte-libre">{description}</p>}
        <Fiche
          lignes={[
            {
              titre: 'Structure',
              contenu: (
                <>
                  <Lien href={`/reseau/structures/${structure.id}`}>{structure.nom}</Lien>
                  {structure.commune && `, ${structure.commune}`}
                </>
              ),
            },
            {
              titre: 'Savoir-faire',
              contenu: mots.length > 0 && (
                <span className="rangee">
                  {mots.map(({ slug, nom }) => (
                    <Lien key={slug} href={`/reseau/competences/${slug}`}>
                      {nom}
                    </Lien>
                  ))}
                </span>
              ),
            },
            { titre: 'Souhaité avant le', contenu: souhaiteAvant },
            { titre: 'Où', contenu: aDistance ? 'Sur place ou à distance' : 'Sur place' },
          ]}
        />
      </div>
    </Feuille>
  );
}

/** When, with whom, and where for those who go there. */
export function SeanceDAppui({ appui }: { appui: AppuiLu }) {
  const { seance, statut } = appui;
  if (!seance) return null;
  return (
    <Feuille titre={statut === 'programme' ? 'La séance' : 'La séance a eu lieu'}>
      <Fiche
        lignes={[
          { titre: 'Quand', contenu: seance.quand },
          { titre: 'Où', contenu: seance.lieu },
          {
            titre: 'Avec',
            contenu: seance.avec.map(({ nom, structures }) => <p key={nom}>{[nom, structures].filter(Boolean).join(', ')}</p>),
          },
        ]}
      />
    </Feuille>
  );
}

/** What came of it, for the whole network. */
export function CompteRendu({ appui }: { appui: AppuiLu }) {
  const { compteRendu } = appui;
  if (!compteRendu) return null;
  return (
    <Feuille salle="troc" titre="Le compte rendu">
      <div className="pile">
        <p className="mesure texte-libre">{compteRendu.texte}</p>
        {compteRendu.qui && <p className="petit doux">{`Écrit par ${compteRendu.qui}.`}</p>}
      </div>
    </Feuille>
  );
}

/** Where it stands, in a sentence: what is awaited, and from whom. */
export function EtatDAppui({ appui }: { appui: AppuiLu }) {
  const { statut, motif, remise, peuvent, coordination, invitees } = appui;
  switch (statut) {
    case 'demande':
      return (
        <Bandeau titre="La coordination cherche qui peut aider">
          Elle invite deux ou trois personnes qui savent faire, puis fixe une séance avec elles.
        </Bandeau>
      );
    case 'experts_sollicites':
      return (
        <Bandeau titre={remise ? 'La séance a été remise' : 'Des personnes sont invitées à aider'}>
          {[
            motif,
            peuvent.length > 0
              ? `${peuvent.length === 1 ? 'Peut aider' : 'Peuvent aider'}\u00a0: ${enumerer(peuvent.map(({ nom }) => nom))}.`
              : coordination && invitees.length > 0
                ? 'Personne n’a encore dit pouvoir.'
                : '',
            coordination ? '' : 'La coordination fixe la séance dès que quelqu’un peut.',
          ]
            .filter(Boolean)
            .map((phrase) => (
              <p key={phrase}>{phrase}</p>
            ))}
        </Bandeau>
      );
    case 'tenu':
      return (
        <Bandeau titre="Le compte rendu reste à écrire">
          Quelques phrases, par la structure qui a demandé, les personnes qui ont aidé ou la coordination. Tout le réseau les
          lira.
        </Bandeau>
      );
    case 'retire':
      return <Bandeau titre="Cette demande est retirée">{motif || 'La structure a quitté le réseau.'}</Bandeau>;
    case 'programme':
    case 'clos':
      return null;
  }
}
