using System.Text;

namespace Couree.Web;

/// <summary>Turns away at the door what no reader could read: a body in a charset that does not exist (415).</summary>
internal static class Legible
{
    public static Task Check(HttpContext http, RequestDelegate next)
    {
        if (http.Request.GetTypedHeaders().ContentType is { Charset: { HasValue: true } charset } && !IsKnown(charset.Value!.Trim('"')))
            throw new BadHttpRequestException("an unknown charset", StatusCodes.Status415UnsupportedMediaType);
        return next(http);
    }

    private static bool IsKnown(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
