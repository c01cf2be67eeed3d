/** What the 404 page does: first the frame, then what every page does, in that frame. */

import "./frame.ts"
import "./page.ts"
