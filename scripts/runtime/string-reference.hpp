// Before Node-API 10 only objects can be held by a persistent reference: keep the string in a one-slot object.
class StringReference {
public:
	StringReference() {}
	explicit StringReference(Napi::String string) {
		Napi::Object slot = Napi::Object::New(string.Env());
		slot.Set(0u, string);
		box = Napi::Persistent(slot);
	}
	Napi::String Value() const { return box.Value().Get(0u).As<Napi::String>(); }
private:
	Napi::ObjectReference box;
};
