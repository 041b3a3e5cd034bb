using System.Diagnostics;

namespace Couree.Web;

/// <summary>One structured line a request: method, route pattern (never the path, which may carry a secret or a name), status, milliseconds.</summary>
internal sealed partial class RequestLog(ILoggerFactory logs)
{
    private readonly ILogger _log = logs.CreateLogger("Couree.Web.Requests");

    public async Task Write(HttpContext http, RequestDelegate next)
    {
        if (!_log.IsEnabled(LogLevel.Information))
        {
            await next(http);
            return;
        }
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            var pattern = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
            Line(http.Request.Method, pattern, http.Response.StatusCode, (long)Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds} ms")]
    private partial void Line(string method, string route, int status, long milliseconds);
}
