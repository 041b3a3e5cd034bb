using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Couree.Kernel;
using Microsoft.Extensions.Primitives;

namespace Couree.Web;

/// <summary>What a person typed, kept as typed, with the error at each field and the house's refusal on top: nothing is lost.</summary>
public class Form
{
    public static readonly Form Empty = new();

    public Dictionary<string, StringValues> Values { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Field → what is wrong with it, in the request's language.</summary>
    public Dictionary<string, string> Errors { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Refusal? Refused { get; set; }

    public IFormFileCollection Files { get; init; } = new FormFileCollection();

    public string this[string field] => Values.TryGetValue(field, out var values) ? values.ToString() : "";

    public bool HasErrors => Errors.Count > 0 || Refused is not null;

    public string? Error(string field) => Errors.GetValueOrDefault(field);

    /// <summary>The fields and files that were posted; whatever is no readable form is the sender's mistake (400, 415), never ours.</summary>
    public static async Task<IFormCollection> Posted(HttpContext http)
    {
        if (!http.Request.HasFormContentType) throw new BadHttpRequestException("a form was expected", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("the form cannot be read", StatusCodes.Status400BadRequest, broken);
        }
    }

    /// <summary>The field's name as the page writes it ("phone" where the input says "Phone"): links to a field need it.</summary>
    public string Spelled(string field) => Values.Keys.FirstOrDefault(k => k.Equals(field, StringComparison.OrdinalIgnoreCase)) ?? field;

    /// <summary>A form shown for the first time, filled from what is stored.</summary>
    public static Form From(object values)
    {
        var form = new Form();
        foreach (var property in values.GetType().GetProperties())
            form.Values[property.Name] = property.GetValue(values) switch
            {
                null => StringValues.Empty,
                bool yes => yes ? "true" : "",
                Money money => (money.Cents / 100m).ToString("0.00", CultureInfo.CurrentUICulture),
                double number => number.ToString("0.######", CultureInfo.CurrentUICulture),
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                TimeOnly hour => hour.ToString("HH:mm", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                IEnumerable<string> several => new StringValues([.. several]),
                var other => other.ToString(),
            };
        return form;
    }
}

/// <summary>A posted form bound to a use case's input by parameter names, its attributes checked.</summary>
public sealed class Form<TInput> : Form where TInput : class
{
    public TInput? Input { get; private set; }

    public static async ValueTask<Form<TInput>?> BindAsync(HttpContext http)
    {
        var posted = await Posted(http);
        var form = new Form<TInput> { Files = posted.Files };
        foreach (var (name, value) in posted) form.Values[name] = value;
        form.Input = form.Bind();
        return form;
    }

    /// <summary>One of several rows of a posted form: its fields carry this suffix ("to-2"), and so do its errors, which the posted form learns.</summary>
    public static Form<TInput> Row(Form posted, string suffix)
    {
        var row = new Form<TInput>();
        foreach (var (name, value) in posted.Values)
            if (name.EndsWith(suffix, StringComparison.Ordinal)) row.Values[name[..^suffix.Length]] = value;
        row.Input = row.Bind();
        foreach (var (field, error) in row.Errors) posted.Errors[field + suffix] = error;
        return row;
    }

    /// <summary>Does the deed when the shape is right; shows the page again with the errors or the refusal when it is not.</summary>
    public async Task<IResult> Submit(Func<TInput, Task<IResult>> deed, Func<Form, Task<IResult>> again)
    {
        if (Input is null) return await again(this);
        try
        {
            return await deed(Input);
        }
        catch (Refusal refusal)
        {
            if (refusal.Field is { } field) Errors[field] = Words.Say(refusal.Code, refusal.Facts);
            else Refused = refusal;
            return await again(this);
        }
    }

    private TInput? Bind()
    {
        var constructor = typeof(TInput).GetConstructors()[0];
        var parameters = constructor.GetParameters();
        var arguments = parameters.Select(p => Values.TryGetValue(p.Name!, out var raw) ? Read(p, raw) : Absent(p)).ToArray();
        if (Errors.Count > 0) return null;
        var input = (TInput)constructor.Invoke(arguments);
        foreach (var parameter in parameters) Check(parameter, typeof(TInput).GetProperty(parameter.Name!)!.GetValue(input));
        return Errors.Count == 0 ? input : null;
    }

    private object? Absent(ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue) return parameter.DefaultValue;
        if (parameter.ParameterType == typeof(bool)) return false;
        if (parameter.ParameterType == typeof(string) && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull) return "";
        if (FormValue.ElementOf(parameter.ParameterType) is { } element) return FormValue.List(element, []);
        if (!parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null) return null;
        Errors[parameter.Name!] = Words.Say("form.required");
        return null;
    }

    private object? Read(ParameterInfo parameter, StringValues raw)
    {
        try
        {
            if (FormValue.ElementOf(parameter.ParameterType) is { } element)
                return FormValue.List(element, [.. raw.Where(v => !string.IsNullOrEmpty(v)).Select(v => FormValue.Parse(element, v!))]);
            var text = raw.ToString().Trim();
            if (text.Length == 0) return Absent(parameter);
            return FormValue.Parse(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, text);
        }
        catch (FormatException wrong)
        {
            Errors[parameter.Name!] = Words.Say(wrong.Message);
            return null;
        }
    }

    private void Check(ParameterInfo parameter, object? value)
    {
        var attributes = parameter.GetCustomAttributes<ValidationAttribute>()
            .Concat(typeof(TInput).GetProperty(parameter.Name!)!.GetCustomAttributes<ValidationAttribute>());
        foreach (var attribute in attributes)
            if (!attribute.IsValid(value) && !Errors.ContainsKey(parameter.Name!)) Errors[parameter.Name!] = FormValue.Complaint(attribute, value);
    }
}
