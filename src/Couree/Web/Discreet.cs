using System.Text;
using System.Text.RegularExpressions;

namespace Couree.Web;

/// <summary>
/// A failure as logs may keep it: its kinds, its words and its stack, but no address, number or secret that a library may have quoted
/// (a mail server answers "no such user jeanne@…"; a parser shows what it could not read).
/// </summary>
internal static partial class Discreet
{
    public static string Of(Exception failure)
    {
        var told = new StringBuilder();
        for (var one = failure; one is not null; one = one.InnerException)
            told.Append(told.Length > 0 ? " ---> " : "").Append(one.GetType().FullName).Append(": ").Append(Words(one.Message)).Append('\n').Append(one.StackTrace);
        return told.ToString();
    }

    /// <summary>E-mail addresses, quoted values, numbers of six digits or more and long keys become "…".</summary>
    public static string Words(string text) => Key().Replace(Number().Replace(Quoted().Replace(Email().Replace(text, "…@…"), "“…”"), "…"), "…");

    [GeneratedRegex(@"[^\s<>""']+@[^\s<>""']+")]
    private static partial Regex Email();

    [GeneratedRegex(@"""[^""]*""|“[^”]*”|«[^»]*»")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\+?\d(?: ?\d){5,}|\d{2}(?:\.\d{2}){4}")]
    private static partial Regex Number();

    [GeneratedRegex(@"[A-Za-z0-9_-]{32,}")]
    private static partial Regex Key();
}
