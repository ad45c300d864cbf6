using System.Globalization;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Plans;

/// <summary>
/// Input of the table of missing recipients: one row for each, and for each group of one role a row that counts for all its places.
/// </summary>
/// <param name="Typed">Typed text by row and field, see <see cref="Field(Addressee, string)"/>.</param>
/// <param name="Faults">Faults by the same key.</param>
/// <param name="Pasted">Text that was pasted.</param>
/// <param name="LineFaults">Lines of the pasted text that fit nobody.</param>
public sealed record MissingPeopleInput(
    IReadOnlyDictionary<string, string> Typed,
    IReadOnlyDictionary<string, LocalizedText> Faults,
    string Pasted,
    IReadOnlyList<PastedLineFault> LineFaults
)
{
    public const string PasteField = "paste";
    private const string Who = "who";
    private const int MostRows = 250;

    /// <summary>Fields that a person types in a row.</summary>
    public static IReadOnlyList<string> Fields { get; } = [PersonForm.Name, PersonForm.Mail, PersonForm.Phone];

    public static MissingPeopleInput Empty { get; } =
        new(new Dictionary<string, string>(), new Dictionary<string, LocalizedText>(), "", []);

    /// <summary>Key of what was typed for a missing recipient. It does not depend on the order of rows.</summary>
    public static string Field(Addressee addressee, string field) => $"{IdentityOf(addressee)}\n{field}";

    /// <summary>Key of what was typed for all places of a role.</summary>
    public static string Field(Role role, string? label, string field) => $"{role.Code()}\n{label}\n{field}";

    /// <summary>Name of a field of the form. It is short, because a plan may lack hundreds of people.</summary>
    public static string Name(int group, int row, string field) => string.Create(CultureInfo.InvariantCulture, $"p.{group}.{row}.{field}");

    /// <summary>Name of a field that counts for all rows of a group.</summary>
    public static string Name(int group, string field) => string.Create(CultureInfo.InvariantCulture, $"g.{group}.{field}");

    public static string WhoName(int group, int row) => Name(group, row, Who);

    /// <summary>Text by which the form tells which recipient a row is about.</summary>
    public static string IdentityOf(Addressee addressee) => $"{addressee.Place.Path}\t{addressee.Role.Code()}\t{addressee.Label}";

    /// <summary>Reads the rows of the form. A row without words takes those of its group; one without either is left out.</summary>
    public static (IReadOnlyList<Addressee> Rows, IReadOnlyList<IReadOnlyDictionary<string, string>> People, MissingPeopleInput Input) Read(
        FormFields form
    )
    {
        var (typed, rows, people) = (
            new Dictionary<string, string>(),
            new List<Addressee>(),
            new List<IReadOnlyDictionary<string, string>>()
        );
        foreach (var name in form.Names.Where(name => name.EndsWith("." + Who, StringComparison.Ordinal)).Take(MostRows))
        {
            var parts = name.Split('.');
            if (parts is not ["p", var group, _, Who] || Parse(form[name]) is not { } addressee)
                continue;
            var row = name[..^Who.Length];
            string Own(string field) => form[row + field].Trim();
            string Shared(string field) => form[$"g.{group}.{field}"].Trim();
            foreach (var field in Fields)
            {
                typed[Field(addressee, field)] = Own(field);
                typed[Field(addressee.Role, addressee.Label, field)] = Shared(field);
            }

            Func<string, string> said = Fields.Any(field => Own(field).Length > 0) ? Own : Shared;
            if (Fields.All(field => said(field).Length == 0))
                continue;
            rows.Add(addressee);
            people.Add(
                new Dictionary<string, string>
                {
                    [PersonForm.Place] = addressee.Place.Path,
                    [PersonForm.Role] = addressee.Role.Code(),
                    [PersonForm.Label] = addressee.Label ?? "",
                    [PersonForm.Name] = said(PersonForm.Name),
                    [PersonForm.Mail] = said(PersonForm.Mail),
                    [PersonForm.Phone] = said(PersonForm.Phone),
                }
            );
        }

        return (rows, people, new MissingPeopleInput(typed, new Dictionary<string, LocalizedText>(), form[PasteField], []));
    }

    /// <summary>Fills the table with what was pasted, for the person to look at before it is taken.</summary>
    public MissingPeopleInput With(
        IReadOnlyDictionary<Addressee, IReadOnlyDictionary<string, string>> found,
        IReadOnlyList<PastedLineFault> lineFaults
    )
    {
        var typed = new Dictionary<string, string>(Typed);
        foreach (var (addressee, fields) in found)
        {
            foreach (var field in Fields)
                typed[Field(addressee, field)] = fields.GetValueOrDefault(field, "");
        }

        return this with
        {
            Typed = typed,
            LineFaults = lineFaults,
        };
    }

    private static Addressee? Parse(string identity) =>
        identity.Split('\t') is [var path, var code, var label] && Place.Parse(path) is { } place && RoleNames.Parse(code) is { } role
            ? new Addressee(role, label.Length == 0 ? null : label, place)
            : null;
}
