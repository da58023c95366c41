import { deNom } from '#app/commun/francais.ts';
import { Fiche } from '#app/ui/fiche.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { Vide } from '#app/ui/vide.tsx';
import type { getPageDeQualifications } from './pages.server.ts';

type Lu = ReturnType<typeof getPageDeQualifications>;

/** What is followed, person by person, then what the fonctions ask for and since when. */
export function ListeDeQualifications({ lu }: { lu: Lu }) {
  const { lignes, etats, structure, total, etat, ici, page, pages, suit } = lu;
  return (
    <>
      {total === 0 ? (
        <Vide
          titre="Rien à suivre ici"
          texte="Une qualification se suit dès que quelqu’un tient, dans un centre social, une fonction qui en demande une : elle se note sur la page de l’équipe."
        />
      ) : (
        <div className="pile">
          <nav aria-label="Choisir un état">
            <ul className="rangee">
              {etats.map((un) => (
                <li key={un.etat}>
                  <a className="jeton-filtre jeton-filtre--choix" href={un.chemin} aria-current={un.choisi ? 'true' : undefined}>
                    {un.libelle}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {lignes.length === 0 ? (
            <p className="doux">Aucune n’est dans cet état.</p>
          ) : (
            <Tableau
              legende="Qualifications suivies"
              cacheLegende
              colonnes={[
                { titre: 'Personne' },
                ...(structure ? [] : [{ titre: 'Structure' }]),
                { titre: 'État' },
                ...(suit ? [{ titre: 'Que faire', cache: true }] : []),
              ]}
              lignes={lignes.map((une) => ({
                cle: une.cle,
                cellules: [
                  <div key="qui">
                    {une.qui}
                    <p className="petit doux">{une.fonction}</p>
                  </div>,
                  ...(structure
                    ? []
                    : [
                        <a key="structure" href={`/formations/qualifications/structures/${une.structureId}`}>
                          {une.structure}
                        </a>,
                      ]),
                  <span key="etat">
                    {une.etat}
                    {une.detail && <span className="petit doux">{`, ${une.detail}`}</span>}
                  </span>,
                  ...(suit
                    ? [
                        une.chemin && (
                          <a key="noter" href={une.chemin}>
                            Mettre à jour<span className="cache">{` la qualification ${deNom(une.qui)}`}</span>
                          </a>
                        ),
                      ]
                    : []),
                ],
              }))}
            />
          )}
          <Pagination page={page} pages={pages} lien={(n) => `${ici}?${etat ? `etat=${etat}&` : ''}page=${n}`} />
        </div>
      )}
      <Section titre="Ce que les fonctions demandent" id="references">
        <Fiche
          lignes={lu.attendues.map(({ code, fonction, attendu, depuis, source }) => ({
            titre: fonction,
            contenu: (
              <>
                <p>
                  <Insecable texte={`${attendu}, depuis le ${depuis}.`} />
                </p>
                <p className="petit doux">
                  <Insecable texte={`${source}.`} />
                </p>
                {lu.tient && (
                  <p>
                    <a className="petit" href={`/formations/qualifications/references/${code}`}>
                      Annoncer un changement<span className="cache">{`\u00a0: ${fonction}`}</span>
                    </a>
                  </p>
                )}
              </>
            ),
          }))}
        />
      </Section>
    </>
  );
}
