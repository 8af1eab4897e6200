/// A terminal database entry for every terminal that speaks xterm's language, with 24-bit colours and the palette
/// side by side: ncurses cannot have both from the entries that systems ship.
///
/// A colour below `paletteBase` is red, green and blue in 24 bits, from there on it is an index of the 256.
enum DirectColorEntry {
    static let name = "termina-direct"
    /// Where colours of the palette begin.
    static let paletteBase: Int32 = 0x100_0000
    static let pairs: Int32 = 0x7FFF

    /// The entry as `tic` reads it. `compiled` is made from it by `DirectColorEntryTests` with `RECORD=1`.
    static let source = #"""
        termina-direct|Termina on a terminal like xterm,
        	RGB, am, bce, mir, msgr, xenl, AX, XT,
        	colors#0x1000100, cols#80, it#8, lines#24, pairs#0x7FFF,
        	bel=^G, bold=\E[1m, cbt=\E[Z, civis=\E[?25l, clear=\E[H\E[2J, cnorm=\E[?25h, cr=\r, csr=\E[%i%p1%d;%p2%dr,
        	cub=\E[%p1%dD, cub1=^H, cud=\E[%p1%dB, cud1=\n, cuf=\E[%p1%dC, cuf1=\E[C,
        	cup=\E[%i%p1%d;%p2%dH, cuu=\E[%p1%dA, cuu1=\E[A, dim=\E[2m, ech=\E[%p1%dX, ed=\E[J, el=\E[K, el1=\E[1K,
        	home=\E[H, hpa=\E[%i%p1%dG, ht=^I, ind=\n, indn=\E[%p1%dS, op=\E[39;49m, rev=\E[7m, ri=\EM, rin=\E[%p1%dT, ritm=\E[23m,
        	rmam=\E[?7l, rmcup=\E[?1049l\E[23;0;0t, rmso=\E[27m, rmul=\E[24m,
        	setab=\E[%?%p1%{16777216}%<%t48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%e%p1%{16777216}%-%Pa%?%ga%{8}%<%t4%ga%d%e%?%ga%{16}%<%t10%ga%{8}%-%d%e48;5;%ga%d%;%;%;m,
        	setaf=\E[%?%p1%{16777216}%<%t38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%e%p1%{16777216}%-%Pa%?%ga%{8}%<%t3%ga%d%e%?%ga%{16}%<%t9%ga%{8}%-%d%e38;5;%ga%d%;%;%;m,
        	sgr0=\E[m, sitm=\E[3m, smam=\E[?7h, smcup=\E[?1049h\E[22;0;0t, smso=\E[7m, smul=\E[4m, vpa=\E[%i%p1%dd,

        """#

    /// The compiled entry, as the variable TERMINFO carries it (term(5), "b64:").
    static let compiled = """
        b64:\
        HgIwAB0ADwBpAXMCdGVybWluYS1kaXJlY3R8VGVybWluYSBvbiBhIHRlcm1pbmFsIGxpa2UgeHRlcm0AAAEAAAEAAAAAAAAAAAEBAAAAAAAA\
        AAAAAAAAAAEAUAAAAAgAAAAYAAAA/////////////////////////////////////////////////////wABAAH/fwAAAAAEAAYACAD//xkA\
        IQAlACkA//80AEUARwBLAFIA//9UAFsA//9fAP//////////////////YwBoAP//egD///////9/AIQAiQCOAP//lwCbAP////+tALMA////\
        ////////////////////////////////////////////////////////////////////////////////////////////////////////////\
        /////////////////////////////////////////////////////7kA///CAP//ywDUAN0A5gD////////////////////////////////v\
        AP//+gD8AP////////8A//////////////////////////////////////////8BAQcB////////////////////////////////////////\
        ////////////////////////////////////////////////////////////////////////////////////////////////////////////\
        ////////////////////////////////////////////////////////////////////////////////////////////////////////////\
        /////////////////////////////////////////////////////w0B////////////////////////////////////////////////////\
        ////////////////////EgH//////////////////////////////////xsB////////////////////////IAH/////////////////////\
        /////////////////////////////////////////////////////////////////////////////yYBzAEbW1oABwANABtbJWklcDElZDsl\
        cDIlZHIAG1tIG1sySgAbW0sAG1tKABtbJWklcDElZEcAG1slaSVwMSVkOyVwMiVkSAAKABtbSAAbWz8yNWwACAAbWz8yNWgAG1tDABtbQQAb\
        WzFtABtbPzEwNDloG1syMjswOzB0ABtbMm0AG1s3bQAbWzdtABtbNG0AG1slcDElZFgAG1ttABtbPzEwNDlsG1syMzswOzB0ABtbMjdtABtb\
        MjRtABtbJXAxJWRCABtbJXAxJWRTABtbJXAxJWREABtbJXAxJWRDABtbJXAxJWRUABtbJXAxJWRBABtbJWklcDElZGQACgAbTQAJABtbPzdo\
        ABtbPzdsABtbMUsAG1szOTs0OW0AG1szbQAbWzIzbQAbWyU/JXAxJXsxNjc3NzIxNn0lPCV0Mzg7MjslcDElezY1NTM2fSUvJWQ7JXAxJXsy\
        NTZ9JS8lezI1NX0lJiVkOyVwMSV7MjU1fSUmJWQlZSVwMSV7MTY3NzcyMTZ9JS0lUGElPyVnYSV7OH0lPCV0MyVnYSVkJWUlPyVnYSV7MTZ9\
        JTwldDklZ2Elezh9JS0lZCVlMzg7NTslZ2ElZCU7JTslO20AG1slPyVwMSV7MTY3NzcyMTZ9JTwldDQ4OzI7JXAxJXs2NTUzNn0lLyVkOyVw\
        MSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX0lJiVkJWUlcDElezE2Nzc3MjE2fSUtJVBhJT8lZ2Elezh9JTwldDQlZ2ElZCVlJT8lZ2El\
        ezE2fSU8JXQxMCVnYSV7OH0lLSVkJWU0ODs1OyVnYSVkJTslOyU7bQAAAwAAAAAAAwAKAAEBAQAAAAMABwBBWABSR0IAWFQA
        """
}
