export { stemmer as default } from "@orama/stemmers/dutch"
