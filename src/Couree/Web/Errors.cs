using System.Diagnostics;
using System.Text.Json;
using Couree.Database;
using Couree.Kernel;
using Couree.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Couree.Web;

/// <summary>Every failure becomes one of the house's answers: a page for people, an RFC 9457 problem for programs.</summary>
internal static partial class Errors
{
    public static async Task Catch(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: 404 or 405 or 415 } && http.GetEndpoint() is null) await Answer(http, 404, "web.not_found", "web.not_found.next");
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // A page that closed its stream: whatever had begun is simply over.
            if (!http.Response.HasStarted) http.Response.StatusCode = 499;
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            await (failure switch
            {
                Refusal refusal => Answer(http, 422, "web.refused", refusal.Code, refusal.Facts),
                NotFound => Answer(http, 404, "web.not_found", "web.not_found.next"),
                SomebodyWasFaster => Answer(http, 409, "web.refused", "web.faster"),
                CameFromElsewhere => Answer(http, 403, "web.refused", "web.other_site"),
                SignInFirst when Wants.Page(http) => SessionOver(http),
                SignInFirst => Answer(http, 401, "web.refused", "web.sign_in"),
                BadHttpRequestException { StatusCode: 413 } => Answer(http, 413, "web.too_heavy", "web.too_heavy.next"),
                BadHttpRequestException { InnerException: JsonException { Path: ['$', '.', _, ..] path } } bad =>
                    Answer(http, bad.StatusCode, "web.refused", "web.bad_request", errors: new Dictionary<string, string[]> { [path[2..]] = [Words.Say("form.invalid")] }),
                BadHttpRequestException bad => Answer(http, bad.StatusCode, "web.refused", "web.bad_request"),
                _ when Store.CannotWrite(failure) => Answer(http, 400, "web.refused", "web.bad_request"),
                _ => Broken(http, failure),
            });
        }
    }

    /// <summary>Somebody whose session ended in another tab sent a form: say so, and lead back to the page it was on.</summary>
    private static async Task SessionOver(HttpContext http)
    {
        var back = Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == http.Request.Host.Value ? from.PathAndQuery : "/";
        http.Response.Clear();
        Security.Headers(http);
        await Pages.Show<Trouble>(new Trouble.Facts(401, Words.Say("web.session_over"), Words.Say("web.session_over.next"),
            "/people/sign-in?back=" + Uri.EscapeDataString(Security.LocalPath(back)), Words.Say("web.sign_in")), 401).ExecuteAsync(http);
    }

    private static Task Broken(HttpContext http, Exception failure)
    {
        LogBroken(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Couree.Web"), http.Request.Method, http.GetEndpoint()?.DisplayName ?? "?", http.TraceIdentifier, Discreet.Of(failure));
        return Answer(http, 500, "web.broken", "web.broken.next", new Dictionary<string, object?> { ["trace"] = http.TraceIdentifier });
    }

    public static async Task Answer(HttpContext http, int status, string title, string code, IReadOnlyDictionary<string, object?>? facts = null, IDictionary<string, string[]>? errors = null)
    {
        var sentence = Words.Say(code, facts);
        http.Response.Clear();
        Security.Headers(http);
        if (Wants.Page(http))
        {
            await Pages.Show<Trouble>(new Trouble.Facts(status, Words.Say(title), sentence), status).ExecuteAsync(http);
            return;
        }
        var problem = new ProblemDetails { Status = status, Title = Words.Say(title), Detail = sentence, Type = "/problems/" + code };
        problem.Extensions["code"] = code;
        problem.Extensions["traceId"] = Activity.Current?.Id ?? http.TraceIdentifier;
        if (facts is { Count: > 0 }) problem.Extensions["facts"] = facts;
        if (errors is { Count: > 0 }) problem.Extensions["errors"] = errors.ToDictionary(e => string.Join('.', e.Key.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName)), e => e.Value);
        await Results.Json(problem, Json.Options, "application/problem+json", status).ExecuteAsync(http);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} broke ({Trace}): {Failure}")]
    private static partial void LogBroken(ILogger log, string method, string endpoint, string trace, string failure);
}

/// <summary>What the framework refuses by itself, a body of the wrong shape, is told like the house's own refusals, with each field.</summary>
internal sealed class ShapeProblems : IProblemDetailsService
{
    public async ValueTask WriteAsync(ProblemDetailsContext context) => await TryWriteAsync(context);

    public async ValueTask<bool> TryWriteAsync(ProblemDetailsContext context)
    {
        await Errors.Answer(context.HttpContext, context.ProblemDetails.Status ?? StatusCodes.Status400BadRequest, "web.refused", "web.bad_request", errors: (context.ProblemDetails as HttpValidationProblemDetails)?.Errors);
        return true;
    }
}
