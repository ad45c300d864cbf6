namespace CultivatedLand.Domain.FieldRecords;

/// <summary>Kind of a record of work. Source: SYSTEMS, rows E14, E23, E25, E27, R8, X4, X14 and X15.</summary>
public enum FieldRecordKind
{
    /// <summary>培训: who of the places below came.</summary>
    Training,

    /// <summary>宣传: 院坝会, 村民代表大会, 党员大会.</summary>
    Publicity,

    /// <summary>检查、督察 of a place, with a demand that becomes a task.</summary>
    Inspection,

    /// <summary>督导组走访, which may be unannounced.</summary>
    Visit,

    /// <summary>自查: one question with a date to every place below.</summary>
    SelfCheck,

    /// <summary>信访、诉求, which is answered.</summary>
    Petition,

    /// <summary>矛盾纠纷 at a parcel, which blocks work until it is settled.</summary>
    Dispute,

    /// <summary>案件, “一案三查”: three parties are examined before it is closed.</summary>
    CaseFile,
}

/// <summary>Party of a case file that is examined (一案三查).</summary>
public enum CaseParty
{
    /// <summary>违法主体: who broke the law.</summary>
    Offender,

    /// <summary>监督责任单位: who had to supervise.</summary>
    Supervisor,

    /// <summary>行业主管部门: the department of the trade.</summary>
    Department,
}

/// <summary>
/// Form of a kind of record: what it asks for. Pages, rules and texts read it, so that a new kind is one row.
/// </summary>
/// <param name="Name">Name of the kind.</param>
/// <param name="EndName">Name of the act that ends such a record. Null for one that needs no end.</param>
public sealed record FieldRecordForm(FieldRecordKind Kind, LocalizedText Name, LocalizedText? EndName = null)
{
    /// <summary>Label of the subject.</summary>
    public LocalizedText Subject { get; private init; } = new("事项", "Subject");

    /// <summary>What is usually entered as the subject.</summary>
    public EquatableArray<LocalizedText> Suggestions { get; private init; } = [];

    /// <summary>Whether the words of what was seen are needed.</summary>
    public bool NeedsWords { get; private init; }

    public bool AsksHeadCount { get; private init; }

    /// <summary>Whether the record lists the places below, all of which are expected to come or to answer.</summary>
    public bool AsksPlaces { get; private init; }

    /// <summary>Whether the record says which of the expected places came.</summary>
    public bool AsksWhoCame { get; private init; }

    public bool MayDemand { get; private init; }

    /// <summary>Whether there is no such record without a demand.</summary>
    public bool NeedsDemand { get; private init; }

    /// <summary>Whether the record may stay hidden from the place until it is released.</summary>
    public bool MayBeWithheld { get; private init; }

    public bool AsksParcel { get; private init; }

    public bool AsksParties { get; private init; }

    /// <summary>Whether only those may write it who inspect others.</summary>
    public bool IsInspection { get; private init; }

    public static EquatableArray<FieldRecordForm> All { get; } =
    [
        new(FieldRecordKind.Training, new("培训", "Training"))
        {
            Suggestions = [new("举证要求培训", "training on evidence"), new("卫片执法培训", "training on satellite checks")],
            AsksPlaces = true,
            AsksWhoCame = true,
            MayDemand = true,
        },
        new(FieldRecordKind.Publicity, new("宣传", "Publicity"))
        {
            Subject = new("形式", "Form"),
            Suggestions =
            [
                new("院坝会", "meeting in the yard"),
                new("村民代表大会", "meeting of villagers"),
                new("党员大会", "meeting of party members"),
                new("入户宣传", "from house to house"),
            ],
            AsksHeadCount = true,
        },
        new(FieldRecordKind.Inspection, new("检查", "Inspection"))
        {
            NeedsWords = true,
            MayDemand = true,
            MayBeWithheld = true,
            IsInspection = true,
        },
        new(FieldRecordKind.Visit, new("督导走访", "Visit"))
        {
            NeedsWords = true,
            MayDemand = true,
            MayBeWithheld = true,
            IsInspection = true,
        },
        new(FieldRecordKind.SelfCheck, new("自查", "Self-check"))
        {
            AsksPlaces = true,
            MayDemand = true,
            NeedsDemand = true,
            IsInspection = true,
        },
        new(FieldRecordKind.Petition, new("信访诉求", "Petition"), new("答复", "Answer")) { NeedsWords = true },
        new(FieldRecordKind.Dispute, new("矛盾纠纷", "Dispute"), new("化解", "Settle")) { NeedsWords = true, AsksParcel = true },
        new(FieldRecordKind.CaseFile, new("案件（一案三查）", "Case file"), new("结案", "Close"))
        {
            NeedsWords = true,
            AsksParcel = true,
            AsksParties = true,
            IsInspection = true,
        },
    ];

    public static FieldRecordForm Of(FieldRecordKind kind) => All.First(form => form.Kind == kind);
}
