"""What the dashboard relies on inside Streamlit that no reference of Streamlit's promises.

Whoever comes to rely on more writes it here; `test_relied_on.py` sees to that as far as it can be
seen in the code. `tests/browser/test_contract.py` says which of it the installed version lacks, and
`docs/upgrading.md` how to raise a version. What the cookies of a sign-in hold is tested apart, in
`tests/signin/test_contract.py`.
"""

from dataclasses import dataclass

STYLE = "pages/components/style.css"
TALK = "pages/components/talk.css"
SCRIPT = "pages/components/browser/browser.js"
SETTLING = "tests/browser/settling.py"
CONFIG = ".streamlit/config.toml"
SERVER = "dashboard.py"
SIGN_IN = "sign_in.py"
CLOSED = "evaldata/server/refusals.py"
GUARD = "evaldata/server/signin/guard.py"


@dataclass(frozen=True)
class Entry:
    """Something inside Streamlit.

    Attributes:
        name: By which a failed test speaks of it.
        what_for: What it is for; so, what breaks without it.
        used_in: The files that rely on it.
    """

    name: str
    what_for: str
    used_in: tuple[str, ...]


@dataclass(frozen=True)
class Mark(Entry):
    """A mark in the page, by which a style sheet or a script finds an element.

    Attributes:
        at: Selectors, in the surroundings that are relied on; each finds something in `empty.py`.
        opened: What has to be clicked there before they do.
    """

    at: tuple[str, ...]
    opened: str = ""


@dataclass(frozen=True)
class Habit(Entry):
    """How the page behaves.

    Attributes:
        holds: An expression of JavaScript that comes true in `empty.py`, once it was clicked.
    """

    holds: str


@dataclass(frozen=True)
class Route(Entry):
    """A route of the server, by its path; all of them, for what is not shut is open.

    Attributes:
        shut: Whether it answers 404 where nobody signs in or brings files.
        answers: What an empty app answers there: method, address, status.
    """

    shut: bool = False
    answers: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True)
class Name(Entry):
    """A name in a module of Streamlit's: `module:name`."""


@dataclass(frozen=True)
class Field(Entry):
    """A field of a message between browser and server: `Message.field.field`."""


@dataclass(frozen=True)
class Option(Entry):
    """An option that Streamlit has and its list of options does not show."""


MARKS = [
    # What stands round the elements.
    Mark("#root", "prints all pages, not one screen", (STYLE,), ("body > #root .stApp",)),
    Mark(
        "stApp",
        "outweighs Streamlit's own colour; prints all pages; says when a run has ended",
        (STYLE, SETTLING),
        (
            ".stApp[data-testid=stApp]",
            "[data-testid=stApp][data-test-connection-state=CONNECTED]",
            "[data-testid=stApp][data-test-script-state=notRunning]",
        ),
    ),
    Mark(
        "stAppViewContainer",
        "prints all pages",
        (STYLE,),
        (".stApp [data-testid=stAppViewContainer]",),
    ),
    Mark(
        "stMain",
        "prints all pages; tells links of the page from those of the menu; begins pages at the top",
        (STYLE, SCRIPT, SETTLING),
        ("[data-testid=stAppViewContainer] [data-testid=stMain]",),
    ),
    Mark(
        "stMainBlockContainer",
        "margins of the page, none in a talk",
        (STYLE, TALK),
        ("[data-testid=stMain] [data-testid=stMainBlockContainer]",),
    ),
    Mark(
        "stBottomBlockContainer",
        "margins of a talk's bar",
        (TALK,),
        ("[data-testid=stBottomBlockContainer] .st-key-below",),
    ),
    Mark(
        "stHeader",
        "lets the filters stand in the empty bar, and be clicked there; no bar in a talk",
        (STYLE, TALK),
        ("[data-testid=stHeader] button",),
    ),
    Mark(
        "stSidebar",
        "no menu in a talk and on paper; on a phone a link of it shuts it",
        (STYLE, TALK, SCRIPT),
        ("section[data-testid=stSidebar]",),
    ),
    Mark(
        "stSidebarHeader",
        "takes no room above the menu",
        (STYLE,),
        ("[data-testid=stSidebar] [data-testid=stSidebarHeader] button",),
    ),
    Mark(
        "stSidebarCollapseButton",
        "shuts the menu on a phone once a link of it was followed",
        (SCRIPT,),
        ("[data-testid=stSidebar] [data-testid=stSidebarCollapseButton] button",),
    ),
    Mark(
        "stSidebarUserContent",
        "draws the menu closer",
        (STYLE,),
        ("[data-testid=stSidebarUserContent] [data-testid=stVerticalBlock]",),
    ),
    # What elements stand in.
    Mark(
        "stVerticalBlock",
        "prints one below the other; is, by its class, what a chart scrolls in",
        (STYLE,),
        ("[data-testid=stVerticalBlock] > *", ".stVerticalBlock.st-key-lines-a"),
    ),
    Mark(
        "stLayoutWrapper",
        "prints one below the other",
        (STYLE,),
        ("[data-testid=stLayoutWrapper]",),
    ),
    Mark(
        "stHorizontalBlock",
        "prints columns one below the other; is by its class a chart's title line",
        (STYLE,),
        (
            "[data-testid=stHorizontalBlock] > [data-testid=stColumn]",
            ".stHorizontalBlock[data-testid=stHorizontalBlock]",
        ),
    ),
    Mark(
        "stColumn", "prints columns one below the other", (STYLE,), ("[data-testid=stColumn] + *",)
    ),
    Mark("stGrid", "prints a grid one below the other", (STYLE,), ("[data-testid=stGrid]",)),
    Mark(
        "stGridCell",
        "prints a grid one below the other",
        (STYLE,),
        ("[data-testid=stGrid] [data-testid=stGridCell] + *",),
    ),
    Mark(
        "stElementContainer",
        "spacing of what a search finds; height of a chart on paper; says when a page is drawn",
        (STYLE, SETTLING),
        (
            ".st-key-lines-a > .stElementContainer",
            "[data-testid=stElementContainer]:has([data-testid=stPlotlyChart])",
        ),
    ),
    Mark(
        "stFullScreenFrame",
        "height of a chart on paper",
        (STYLE,),
        ("[data-testid=stFullScreenFrame]:has([data-testid=stPlotlyChart])",),
    ),
    Mark(
        "st-key-",
        "finds what has a key: lists of claims, filters, screens of a talk, charts that scroll",
        (STYLE, TALK, SCRIPT, "pages/components/style.py"),
        (
            ".st-key-radio [role=radiogroup]",
            ".st-key-lines-a > * + *",
            ".st-key-chart .js-plotly-plot",
            ".st-key-probe",
        ),
    ),
    # Elements.
    Mark(
        "stButton",
        "no buttons on paper, nor the room of one",
        (STYLE,),
        ("[data-testid=stElementContainer] [data-testid=stButton] button",),
    ),
    Mark(
        "stCaptionContainer",
        "captions that can be read; no page ends with one under a heading",
        (STYLE,),
        (
            ".stApp [data-testid=stCaptionContainer]",
            "[data-testid=stElementContainer]:has([data-testid=stHeading])"
            " + :has([data-testid=stCaptionContainer])",
        ),
    ),
    Mark(
        "stExpander",
        "prints what is folded",
        (STYLE,),
        ("[data-testid=stExpander] details:not([open]) summary + * p",),
    ),
    Mark(
        "stHeading",
        "less room round headings; no page ends with one",
        (STYLE,),
        tuple(f"[data-testid=stHeading] h{level}" for level in (1, 2, 3)),
    ),
    Mark(
        "stMarkdown",
        "no page ends with the title of a chart",
        (STYLE,),
        ("[data-testid=stMarkdown]:has(p > strong:only-child)",),
    ),
    Mark(
        "stMarkdownColoredBackground",
        "marks the words of a search as in quotes",
        (STYLE,),
        (".st-key-lines-a .stMarkdownColoredBackground",),
    ),
    Mark(
        "stMarkdownContainer",
        "cuts no text on paper",
        (STYLE,),
        ("[data-testid=stMarkdown] [data-testid=stMarkdownContainer]",),
    ),
    Mark(
        "stPageLink",
        "wraps links that are sentences; room of the menu's; frames the one that has the focus",
        (STYLE,),
        (
            "[data-testid=stMain] [data-testid=stPageLink] a span p",
            "[data-testid=stSidebar] [data-testid=stPageLink] a",
        ),
    ),
    Mark(
        "stPlotlyChart",
        "cuts no chart on paper",
        (STYLE,),
        ("[data-testid=stPlotlyChart] .js-plotly-plot",),
    ),
    Mark(
        "js-plotly-plot",
        "makes a chart as narrow as paper",
        (STYLE, SCRIPT),
        (".js-plotly-plot .svg-container",),
    ),
    Mark(
        "plot-container",
        "height of a chart on paper",
        (STYLE,),
        (".js-plotly-plot .plot-container",),
    ),
    Mark(
        "svg-container",
        "makes a chart as narrow as paper",
        (SCRIPT,),
        (".svg-container .main-svg",),
    ),
    Mark("stPopover", "no filters on paper", (STYLE,), ("[data-testid=stPopover] button",)),
    Mark(
        "stPopoverButton",
        "takes the focus into a popover that the keyboard opens",
        (SCRIPT,),
        ("button[data-testid=stPopoverButton]",),
    ),
    Mark(
        "stPopoverBody",
        "takes the focus into a popover; keys typed there are none of a talk's",
        (SCRIPT,),
        ("[data-testid=stPopoverBody] button", "[data-testid=stPopoverBody] input"),
        opened="Popover",
    ),
    Mark(
        "role=radiogroup", "lets claims fill their column", (STYLE,), ("[role=radiogroup] > div",)
    ),
    Mark(
        "stRadioOption",
        "draws claims as lines, the chosen one marked",
        (STYLE,),
        ("[role=radiogroup] > div [data-testid=stRadioOption]:has(input:checked)",),
    ),
    Mark(
        "stButtonGroup",
        "writes what is chosen among segments in the ink of texts",
        (STYLE,),
        (
            ".stApp [data-testid=stButtonGroup] button[aria-checked=true]",
            ".stApp [data-testid=stButtonGroup] button[aria-pressed=true]",
        ),
    ),
    Mark(
        "stPagination",
        "leads to the head of the page when another part of a list is shown",
        (SCRIPT,),
        ("[data-testid=stPagination] button",),
    ),
    Mark(
        "role=listbox",
        "keys typed in a list are none of a talk's",
        (SCRIPT,),
        ("[role=listbox]",),
        opened="Selectbox",
    ),
    Mark(
        "stTable",
        "shows a shadow where a table goes on; breaks none over two pages",
        (STYLE,),
        (
            "[data-testid=stTable] > div table",
            "[data-testid=stTable] tr > th",
            "[data-testid=stTable] tr > td",
        ),
    ),
]

HABITS = [
    Habit(
        "st.query_params.update() tells all",
        "gives the browser its address again, where a link leads to the page on which it stands",
        ("pages/navigation.py",),
        'location.search === "?told=yes"',
    ),
    Habit(
        "a component's script is a blob",
        "is what the content security policy lets run beside the server's own files",
        ("evaldata/server/headers.py",),
        'document.documentElement.dataset.from?.startsWith("blob:")',
    ),
    Habit(
        "a component keeps its element",
        "holds the place in a talk, and listens once, however often it is drawn",
        (SCRIPT,),
        "+document.documentElement.dataset.runs > 1",
    ),
    Habit(
        "st.html keeps data-*",
        "copies and chooses quotes, and finds the screens of a talk",
        ("pages/components/quote_cards.py", "pages/components/slides.py"),
        'document.querySelector("section[data-screen] button[data-copy]")',
    ),
    Habit(
        "st.html keeps popovers",
        "says what a term means",
        ("evaldata/wording/glossary.py",),
        'document.querySelector("button[popovertarget=meaning] + #meaning[popover]")',
    ),
    Habit(
        "st.html keeps variables in style",
        "colours the quotes of each group",
        ("pages/components/quote_cards.py", "pages/components/slides.py"),
        """document.querySelector('figure[style*="var(--group-1)"]')""",
    ),
]

ROUTES = [
    Route(
        "/_stcore/health",
        "says that the server runs, to anybody",
        (GUARD, "tests/server.py"),
        answers=(("GET", "/_stcore/health", 200),),
    ),
    Route(
        "/_stcore/stream",
        "carries all that a page says and is told",
        (CLOSED,),
    ),
    Route(
        "/_stcore/upload_file/{session_id}/{file_id}",
        "takes files, shut where nobody may bring any",
        (CLOSED, GUARD),
        shut=True,
        answers=(
            ("OPTIONS", "/_stcore/upload_file/a/b", 204),
            ("PUT", "/_stcore/upload_file/a/b", 403),
            ("DELETE", "/_stcore/upload_file/a/b", 403),
        ),
    ),
    Route(
        "/_stcore/metrics",
        "is shut, for it tells how many visitors there are",
        (CLOSED,),
        shut=True,
        answers=(("GET", "/_stcore/metrics", 200),),
    ),
    *(
        Route(
            f"/_stcore/agent/{name}", "is shut, for it drives the app unpaced", (CLOSED,), shut=True
        )
        for name in ("interact", "mcp", "openapi.json")
    ),
    *(
        Route(
            path, "signs people in and out, shut where nobody signs in", (CLOSED, GUARD), shut=True
        )
        for path in ("/auth/login", "/auth/logout", "/oauth2callback")
    ),
    Route("/_stcore/host-config", "is read by the page as it begins", (CLOSED,)),
    Route("/_stcore/bidi-components/{path:path}", "has the scripts of components", (CLOSED,)),
    Route("/component/{path:path}", "has the files of older components; there are none", (CLOSED,)),
    Route("/media/{file_id:path}", "has the files that are taken away", (CLOSED,)),
]

NAMES = [
    Name("streamlit.proto.BackMsg_pb2:BackMsg", "reads what a browser says", (SERVER,)),
    Name(
        "streamlit.proto.ForwardMsg_pb2:ForwardMsg",
        "changes what a browser is told; ends a sign-in",
        (SERVER, SIGN_IN),
    ),
    Name("streamlit:config", "reads how Streamlit is set up, for faults of a sign-in", (SIGN_IN,)),
    Name("streamlit.auth_util:get_cookie_with_chunks", "reads who has signed in", (SIGN_IN,)),
    Name("streamlit.auth_util:get_redirect_uri", "knows by what address people come", (SIGN_IN,)),
    Name(
        "streamlit.runtime.secrets:secrets_singleton", "reads secrets.toml at the start", (SIGN_IN,)
    ),
    Name("streamlit.user_info:generate_login_redirect_url", "begins a sign-in", (SIGN_IN,)),
    *(
        Name(
            f"streamlit.web.server.starlette.starlette_server_config:{name}",
            "knows the cookies of a sign-in",
            (SIGN_IN,),
        )
        for name in ("TOKENS_COOKIE_NAME", "USER_COOKIE_NAME")
    ),
    Name(
        "streamlit.web.server.starlette.starlette_auth_routes:_LOGGER",
        "logs a sign-in under the module's name, where people's names are taken out",
        (SIGN_IN,),
    ),
    Name("streamlit.auth_util:_LOGGER", "the same", (SIGN_IN,)),
]

FIELDS = [
    *(
        Field(f"BackMsg.{name}", what_for, ("evaldata/server/messages.py",))
        for name, what_for in {
            "rerun_script": "is a click",
            "stop_script": "stops a run",
            "app_heartbeat": "keeps a session",
            "file_urls_request": "asks where to bring files to",
            "backend_operation_request.deferred_file": "makes a file when it is clicked",
            "backend_operation_request.dataframe_chunk": "loads more rows of a table",
        }.items()
    ),
    Field(
        "ForwardMsg.new_session.main_script_path",
        "is cut to its name, for it tells where the app lies on the server's disk",
        (SERVER,),
    ),
    Field("ForwardMsg.auth_redirect.url", "lets a browser load its page again", (SIGN_IN,)),
]

OPTIONS = [
    Option("client.allowedOrigins", "lets no other site steer the app from a frame", (CONFIG,)),
    Option("logger.enableRich", "prints an error the same whatever is installed", (CONFIG,)),
    Option("runner.postScriptGC", "spares each click a collection of garbage", (CONFIG,)),
    Option("server.trustedUserHeaders", "has to be empty where people sign in", (SIGN_IN,)),
]

FILES = [
    Entry(
        "static/index.html",
        "is the page whose inline scripts the content security policy lets run",
        (SERVER, "evaldata/server/headers.py"),
    ),
    Entry(
        "static/static/js/index.*.js",
        "is compressed once and kept for ever, for its name changes with its content",
        (SERVER, "evaldata/server/compression.py"),
    ),
]

RELIED_ON: list[Entry] = [*MARKS, *HABITS, *ROUTES, *NAMES, *FIELDS, *OPTIONS, *FILES]
