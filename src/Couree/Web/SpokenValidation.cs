using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Validation;

namespace Couree.Web;

#pragma warning disable ASP0029 // The framework's own seam for validation; marked as still moving.

/// <summary>
/// What programs send is judged by the framework, which complains in English; the house says the same in the request's language, with the words
/// of its forms.
/// </summary>
internal sealed class SpokenValidation(ValidationOptions options) : IValidatableInfoResolver
{
    public static void Use(ValidationOptions options) => options.Resolvers.Insert(0, new SpokenValidation(options));

    public bool TryGetValidatableTypeInfo(Type type, [NotNullWhen(true)] out IValidatableInfo? info)
    {
        info = null;
        return false;
    }

    public bool TryGetValidatableParameterInfo(ParameterInfo parameterInfo, [NotNullWhen(true)] out IValidatableInfo? info)
    {
        info = null;
        foreach (var other in options.Resolvers.Where(r => r != this))
            if (other.TryGetValidatableParameterInfo(parameterInfo, out var judge))
            {
                info = new Spoken(judge);
                return true;
            }
        return false;
    }

    private sealed class Spoken(IValidatableInfo judge) : IValidatableInfo
    {
        public async Task ValidateAsync(object? value, ValidateContext context, CancellationToken cancellationToken)
        {
            var said = new Dictionary<string, string[]>();
            void Hear(ValidationErrorContext wrong)
            {
                if (wrong.Container is { } container && Complaints(container, wrong.Name) is { Length: > 0 } sentences) said[wrong.Path] = sentences;
            }
            context.OnValidationError += Hear;
            await judge.ValidateAsync(value, context, cancellationToken);
            context.OnValidationError -= Hear;
            if (context.ValidationErrors is not { } errors) return;
            foreach (var (path, sentences) in said) errors[path] = sentences;
        }

        /// <summary>What is wrong with a field, by the marks on it or on the record's parameter of its name.</summary>
        private static string[] Complaints(object container, string name)
        {
            if (container.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not { } field) return [];
            var value = field.GetValue(container);
            var parameter = container.GetType().GetConstructors().SelectMany(c => c.GetParameters()).FirstOrDefault(p => p.Name == field.Name);
            return [.. field.GetCustomAttributes<ValidationAttribute>().Concat(parameter?.GetCustomAttributes<ValidationAttribute>() ?? [])
                .Where(mark => mark.GetValidationResult(value, new ValidationContext(container) { MemberName = field.Name }) != ValidationResult.Success)
                .Select(mark => FormValue.Complaint(mark, value)).Distinct()];
        }
    }
}
