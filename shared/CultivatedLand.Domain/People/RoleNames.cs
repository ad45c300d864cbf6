using System.Collections.Frozen;

namespace CultivatedLand.Domain.People;

/// <summary>Names of roles in notices, directories and interfaces.</summary>
public static class RoleNames
{
    private static readonly (Role Role, string Code, string Chinese, string English, string[] Also)[] Table =
    [
        (Role.Leader, "leader", "责任领导", "leader", ["联系领导", "分管领导", "包村领导", "领导", "村支书", "村党支部书记", "支部书记"]),
        (Role.ResponsibleUnit, "unit", "责任单位", "responsible unit", ["responsible-unit", "实施单位", "整改单位"]),
        (Role.UnitHead, "unit-head", "责任单位负责人", "head of the unit", ["单位负责人", "主要负责人", "负责人", "村主任"]),
        (Role.LeadOffice, "lead-office", "牵头单位", "lead office", ["office", "lead", "牵头部门", "专班办公室"]),
        (Role.Supervisor, "supervisor", "督导单位", "supervisor", ["督导组", "督导", "监督单位", "监督员", "规资局", "区专班"]),
        (Role.LeadingGroup, "leading-group", "领导小组", "leading group", ["专班"]),
        (Role.GridChief, "grid-chief", "网格长", "grid chief", []),
        (Role.GridMember, "grid-member", "网格员", "grid member", []),
        (
            Role.Allotted,
            "allotted",
            "包保干部",
            "allotted officer",
            ["包保人", "包保领导", "包村干部", "包镇干部", "包乡干部", "包县干部", "分包人"]
        ),
        (Role.Contact, "contact", "联络员", "contact", ["固定专人", "联系人"]),
    ];

    private static readonly FrozenDictionary<string, Role> ByWord = Table
        .SelectMany(row => row.Also.Append(row.Code).Append(row.Chinese).Append(row.English).Select(word => (word, row.Role)))
        .DistinctBy(pair => pair.word)
        .ToFrozenDictionary(pair => pair.word, pair => pair.Role, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the stable name in files and interfaces: <c>lead-office</c>.</summary>
    public static string Code(this Role role) => Table[(int)role].Code;

    public static string In(this Role role, Language language) =>
        language == Language.English ? Table[(int)role].English : Table[(int)role].Chinese;

    /// <summary>Finds the role that a word names. Null where it names no known role; it may still be the name of an office.</summary>
    public static Role? Parse(string word) => ByWord.TryGetValue(word.Trim(), out var role) ? role : null;
}
