namespace Couree.Web.Reference;

/// <summary>What the reference pages show of the API's document.</summary>
public sealed record ApiReference(IReadOnlyList<ApiTag> Tags)
{
    public ApiTag? Tag(string slug) => Tags.FirstOrDefault(t => t.Slug == slug);
}

public sealed record ApiTag(string Name, string Slug, IReadOnlyList<ApiOperation> Operations);

/// <param name="Anchor">the operation's id, unique in the document</param>
public sealed record ApiOperation(
    string Anchor, string Method, string Path, string Summary, string? Description, IReadOnlyList<ApiField> Parameters, ApiBody? Body, IReadOnlyList<ApiAnswer> Answers);

/// <param name="In">"path", "query", "header" or "" for a property of a body</param>
public sealed record ApiField(string Name, string In, string Type, bool IsRequired, string? Description);

/// <param name="Example">indented JSON</param>
public sealed record ApiBody(string MediaType, string Type, IReadOnlyList<ApiField> Fields, string? Example);

/// <param name="Codes">the rules that may say no, each with its sentence</param>
public sealed record ApiAnswer(string Status, string Description, ApiBody? Body, IReadOnlyList<(string Code, string Sentence)> Codes);
